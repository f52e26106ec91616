package nl.qualityregister.api.operation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.qualityregister.api.manners.Page;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Reach;
import nl.qualityregister.api.security.Trace;
import nl.qualityregister.evidence.Evidence;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.evidence.EvidenceId;
import nl.qualityregister.evidence.EvidenceState;
import nl.qualityregister.registrant.ConsentScope;
import nl.qualityregister.registrant.Registrant;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A person's accepted evidence, for those to whom she opened it. Drafts and what was rejected are hers alone. */
@RestController
class OpenedEvidence {
    private static final int MOST = 1_000;

    private final EvidenceDossiers dossiers;
    private final Reach reach;
    private final Trace trace;

    OpenedEvidence(EvidenceDossiers dossiers, Reach reach, Trace trace) {
        this.dossiers = dossiers;
        this.reach = reach;
        this.trace = trace;
    }

    @GetMapping("/v1/registrations/{registrationNumber}/evidence")
    ResponseEntity<Page<EvidenceView>> listOpenedEvidence(
            @PathVariable String registrationNumber,
            @RequestParam Optional<UUID> after,
            @RequestParam(defaultValue = "50") int limit,
            Caller caller) {
        Registrant person = reach.opened(caller, registrationNumber, ConsentScope.EVIDENCE);
        String number = person.number().value();
        trace.of(
                caller,
                "evidence-read",
                "dossier:" + number,
                reach.ground(caller, person, ConsentScope.EVIDENCE),
                number);
        List<Evidence> accepted = dossiers.list(person.id(), after.map(EvidenceId::new), MOST).stream()
                .filter(piece -> piece.state() == EvidenceState.ACCEPTED)
                .limit(limit + 1L)
                .toList();
        return Page.of(accepted, limit, piece -> piece.id().toString(), EvidenceView::of);
    }
}
