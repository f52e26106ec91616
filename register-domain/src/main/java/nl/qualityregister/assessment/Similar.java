package nl.qualityregister.assessment;

import java.util.List;
import nl.qualityregister.organisation.Account;
import org.springframework.stereotype.Repository;

/** Employers that may be the same under another spelling: shown, never decided. */
@Repository
class Similar {
    /** Share of equal trigrams, as pg_trgm counts them. */
    private static final double RESEMBLES = 0.45;

    private final ConflictRule rule;

    Similar(ConflictRule rule) {
        this.rule = rule;
    }

    ConflictHint employers(ItemId id, Account assessor) {
        boolean byText = rule.as(
                        assessor,
                        "select exists (select from desk_item i cross join lateral ("
                                + ConflictRule.NAMES_OF_THE_REGISTRANT
                                + ") known where i.id = :id and known.name is not null" + ConflictRule.VISIBLE + ")")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
        List<String> similar = rule.as(
                        assessor,
                        "select distinct tie_name.text from desk_item i cross join lateral ("
                                + ConflictRule.NAMES_OF_THE_REGISTRANT
                                + ") known join tie_name on similarity(tie_name.name, known.name) >= :resembles where i.id = :id"
                                + ConflictRule.VISIBLE + "order by tie_name.text")
                .param("id", id.value())
                .param("resembles", RESEMBLES)
                .query((row, i) -> row.getString("text"))
                .list();
        return new ConflictHint(byText, similar);
    }
}
