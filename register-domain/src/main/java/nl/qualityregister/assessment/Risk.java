package nl.qualityregister.assessment;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.qualityregister.evidence.Claim;
import nl.qualityregister.evidence.Evidence;
import nl.qualityregister.house.Columns;
import nl.qualityregister.norm.DeskRules;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.norm.Norms;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** By how many people evidence is judged, by the rules of its register. */
@Component
class Risk {
    private final Norms norms;
    private final JdbcClient jdbc;

    private record Refused(long registrant, String register) {}

    Risk(Norms norms, JdbcClient jdbc) {
        this.norms = norms;
        this.jdbc = jdbc;
    }

    /** Those of them that two people judge. */
    Set<Evidence> needsTwo(List<Evidence> evidence) {
        Set<Refused> refused = refusedLast(evidence);
        return evidence.stream()
                .filter(one ->
                        needsTwo(one, refused, norms.register(one.register()).desk()))
                .collect(Collectors.toSet());
    }

    private static boolean needsTwo(Evidence evidence, Set<Refused> refused, DeskRules rules) {
        @Nullable Hundredths from = rules.secondPersonFromPoints();
        @Nullable Hundredths points = evidence.claim() instanceof Claim.OfActivity activity ? activity.points() : null;
        boolean worthMuch = from != null && points != null && points.atLeast(from);
        Refused key =
                new Refused(evidence.registrant().value(), evidence.register().value());
        return worthMuch || (rules.secondPersonAfterRejection() && refused.contains(key));
    }

    /** Registrants whose last judged evidence in the register was rejected. */
    private Set<Refused> refusedLast(Collection<Evidence> evidence) {
        return jdbc
                .sql("""
                select distinct on (registrant_id, register) registrant_id, register, conclusion
                from desk_item
                where registrant_id = any(:registrants)
                  and register = any(:registers)
                  and kind = 'EVIDENCE'
                  and state = 'CONCLUDED'
                  and sample_of is null
                order by registrant_id, register, concluded_at desc
                """)
                .param(
                        "registrants",
                        Columns.numbers(evidence, one -> one.registrant().value()))
                .param("registers", Columns.text(evidence, Evidence::register))
                .query((row, i) -> new LastJudged(
                        new Refused(row.getLong("registrant_id"), row.getString("register")),
                        row.getString("conclusion")))
                .list()
                .stream()
                .filter(last -> Conclusion.REJECTED.name().equals(last.conclusion()))
                .map(LastJudged::whose)
                .collect(Collectors.toSet());
    }

    private record LastJudged(Refused whose, @Nullable String conclusion) {}
}
