package nl.qualityregister.assessment;

import static nl.qualityregister.assessment.ConflictRule.WITHOUT_CONFLICT;

import java.util.List;
import java.util.Optional;
import nl.qualityregister.organisation.AccountId;
import org.springframework.stereotype.Repository;

/** Items as they are read: never otherwise than as somebody, for the conflict rule is part of every question. */
@Repository
class DeskItems {
    private final ConflictRule rule;
    private final ItemColumns columns;

    DeskItems(ConflictRule rule, ItemColumns columns) {
        this.rule = rule;
        this.columns = columns;
    }

    List<Item> queue(AccountId assessor, int limit) {
        return rule.as(assessor, ItemColumns.SELECT + "where i.state in ('OPEN', 'CLAIMED')" + WITHOUT_CONFLICT + """
                order by i.due_on, i.announced_at, i.id
                limit :limit
                """)
                .param("limit", limit)
                .query(columns::item)
                .list();
    }

    List<Item> queueAfter(ItemId last, AccountId assessor, int limit) {
        return rule.as(assessor, ItemColumns.SELECT + """
                where i.state in ('OPEN', 'CLAIMED')
                  and (i.due_on, i.announced_at, i.id) > (select due_on, announced_at, id from desk_item where id = :last)
                """ + WITHOUT_CONFLICT + """
                order by i.due_on, i.announced_at, i.id
                limit :limit
                """)
                .param("last", last.value())
                .param("limit", limit)
                .query(columns::item)
                .list();
    }

    Optional<Item> find(ItemId id, AccountId assessor) {
        return rule.as(assessor, ItemColumns.SELECT + "where i.id = :id" + WITHOUT_CONFLICT)
                .param("id", id.value())
                .query(columns::item)
                .optional();
    }

    /** Held to commit. */
    Optional<Item> lock(ItemId id, AccountId assessor) {
        return rule.as(assessor, ItemColumns.SELECT + "where i.id = :id" + WITHOUT_CONFLICT + "for no key update of i")
                .param("id", id.value())
                .query(columns::item)
                .optional();
    }
}
