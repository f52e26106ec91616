package nl.qualityregister.assessment;

import java.util.Objects;
import java.util.Optional;
import nl.qualityregister.evidence.Claim;
import nl.qualityregister.evidence.Evidence;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.evidence.EvidenceState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The evidence that an item is about, as it is to be judged: as it stands, or, when the same file is judged a second time, as it was
 * submitted, so that what the first made of it is not seen.
 */
@Component
class JudgedEvidence {
    private final EvidenceDossiers dossiers;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    JudgedEvidence(EvidenceDossiers dossiers, JdbcClient jdbc, JsonMapper json) {
        this.dossiers = dossiers;
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<Evidence> of(Item item) {
        return dossiers.find(Subjects.evidence(item))
                .map(evidence -> item.sampleOf() == null ? evidence : submitted(evidence, item.sampleOf()));
    }

    private Evidence submitted(Evidence evidence, ItemId judgedFirst) {
        Claim claim = jdbc.sql("""
                select c.claim
                from evidence_change c
                where c.evidence_id = :evidence
                  and c.state = 'SUBMITTED'
                  and c.changed_at <= (select concluded_at from desk_item where id = :item)
                order by c.version desc
                limit 1
                """)
                .param("evidence", evidence.id().value())
                .param("item", judgedFirst.value())
                .query((row, i) -> json.readValue(Objects.requireNonNull(row.getString("claim")), Claim.class))
                .optional()
                .orElse(evidence.claim());
        return new Evidence(
                evidence.id(),
                evidence.registrant(),
                evidence.register(),
                EvidenceState.SUBMITTED,
                claim,
                evidence.files(),
                evidence.version(),
                null,
                null,
                evidence.changedAt(),
                null,
                evidence.corrects());
    }
}
