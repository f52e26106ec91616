package nl.qualityregister.api.operation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.qualityregister.api.manners.Page;
import nl.qualityregister.api.manners.RefusedAndKept;
import nl.qualityregister.api.manners.Versions;
import nl.qualityregister.api.problem.Problem;
import nl.qualityregister.api.problem.Problems;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Reach;
import nl.qualityregister.api.security.Trace;
import nl.qualityregister.evidence.Claim;
import nl.qualityregister.evidence.Evidence;
import nl.qualityregister.evidence.EvidenceChangedMeanwhile;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.evidence.EvidenceId;
import nl.qualityregister.evidence.EvidenceVersion;
import nl.qualityregister.evidence.NewEvidence;
import nl.qualityregister.file.FileId;
import nl.qualityregister.file.Files;
import nl.qualityregister.file.StoredFile;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.norm.RegisterId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A professional's own evidence. */
@RestController
class EvidenceOperations {
    private final EvidenceDossiers dossiers;
    private final Files stored;
    private final Reach reach;
    private final Trace trace;
    private final Closings closings;
    private final Problems problems;

    EvidenceOperations(
            EvidenceDossiers dossiers, Files stored, Reach reach, Trace trace, Closings closings, Problems problems) {
        this.dossiers = dossiers;
        this.stored = stored;
        this.reach = reach;
        this.trace = trace;
        this.closings = closings;
        this.problems = problems;
    }

    @PostMapping("/v1/evidence")
    ResponseEntity<EvidenceView> draftEvidence(@RequestBody EvidenceDraft draft, Caller caller) {
        Evidence evidence = dossiers.draft(
                new NewEvidence(
                        reach.self(caller).id(),
                        new RegisterId(draft.register()),
                        draft.claim(),
                        ownFiles(draft.files(), caller)),
                caller.actor());
        URI place = URI.create("/v1/evidence/" + evidence.id());
        return versioned(ResponseEntity.created(place), evidence);
    }

    @GetMapping("/v1/evidence")
    ResponseEntity<Page<EvidenceView>> listEvidence(
            @RequestParam Optional<UUID> after, @RequestParam(defaultValue = "50") int limit, Caller caller) {
        return Page.of(
                dossiers.list(reach.self(caller).id(), after.map(EvidenceId::new), limit + 1),
                limit,
                evidence -> evidence.id().toString(),
                EvidenceView::of);
    }

    @GetMapping("/v1/evidence/{evidenceId}")
    ResponseEntity<EvidenceView> readEvidence(@PathVariable String evidenceId, Caller caller) {
        Evidence own = reach.evidence(caller, id(evidenceId));
        trace.ofOwn(caller, "evidence-read", "evidence:" + own.id());
        return versioned(ResponseEntity.ok(), own);
    }

    @PutMapping("/v1/evidence/{evidenceId}")
    ResponseEntity<EvidenceView> saveEvidence(
            @PathVariable String evidenceId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody EvidenceSaved saved,
            Caller caller) {
        Evidence own = reach.evidence(caller, id(evidenceId));
        return versioned(
                ResponseEntity.ok(),
                dossiers.save(
                        own.id(),
                        Versions.named(ifMatch),
                        saved.claim(),
                        ownFiles(saved.files(), caller),
                        caller.actor()));
    }

    @PostMapping("/v1/evidence/{evidenceId}/submissions")
    ResponseEntity<EvidenceView> submitEvidence(
            @PathVariable String evidenceId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            Caller caller) {
        Evidence own = reach.evidence(caller, id(evidenceId));
        closings.refuseWhatComesTooLate(own);
        return versioned(
                ResponseEntity.status(HttpStatus.CREATED),
                dossiers.submit(own.id(), Versions.named(ifMatch), caller.actor()));
    }

    @PostMapping("/v1/evidence/{evidenceId}/corrections")
    ResponseEntity<EvidenceView> correctEvidence(
            @PathVariable String evidenceId, @RequestBody EvidenceSaved saved, Caller caller) {
        Evidence own = reach.evidence(caller, id(evidenceId));
        Evidence correction =
                dossiers.correct(own.id(), saved.claim(), ownFiles(saved.files(), caller), caller.actor());
        return versioned(ResponseEntity.created(URI.create("/v1/evidence/" + correction.id())), correction);
    }

    @GetMapping("/v1/evidence/{evidenceId}/versions")
    ResponseEntity<Page<EvidenceVersionView>> listEvidenceVersions(
            @PathVariable String evidenceId,
            @RequestParam Optional<String> after,
            @RequestParam(defaultValue = "50") int limit,
            Caller caller) {
        Evidence own = reach.evidence(caller, id(evidenceId));
        trace.ofOwn(caller, "evidence-read", "evidence:" + own.id());
        return Page.of(
                dossiers.versions(own.id(), after, limit + 1), limit, EvidenceVersion::key, EvidenceVersionView::of);
    }

    /** Both versions are sent, and what was typed is kept; who hands in or withdraws has typed nothing. */
    @ExceptionHandler
    void changedMeanwhile(EvidenceChangedMeanwhile refused, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (refused.yours().isPresent()) {
            RefusedAndKept.mark(request);
        }
        problems.write(request, response, Problem.of(refused).withVersions(EvidenceVersionView.Both.of(refused)));
    }

    @PostMapping("/v1/evidence/{evidenceId}/withdrawals")
    ResponseEntity<EvidenceView> withdrawEvidence(
            @PathVariable String evidenceId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody Withdrawal withdrawal,
            Caller caller) {
        Evidence own = reach.evidence(caller, id(evidenceId));
        return versioned(
                ResponseEntity.status(HttpStatus.CREATED),
                dossiers.withdraw(own.id(), Versions.named(ifMatch), withdrawal.reason(), caller.actor()));
    }

    private static ResponseEntity<EvidenceView> versioned(ResponseEntity.BodyBuilder answer, Evidence evidence) {
        return answer.eTag(Versions.tag(evidence.version())).body(EvidenceView.of(evidence));
    }

    private static EvidenceId id(String text) {
        return new EvidenceId(Words.id(text));
    }

    /** Another's file is as unknown as one that does not exist. */
    private List<FileId> ownFiles(@Nullable List<UUID> asked, Caller caller) {
        List<FileId> ids =
                asked == null ? List.of() : asked.stream().map(FileId::new).toList();
        List<FileId> own = stored.describe(ids).stream()
                .filter(file -> file.storedBy().equals(caller.actor().name()))
                .map(StoredFile::id)
                .toList();
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            if (!own.contains(ids.get(i))) {
                faults.add(Fault.at("/files/" + i, "unknown-file"));
            }
        }
        InputRefused.ifAny(faults);
        return ids;
    }

    record EvidenceDraft(
            String register, Claim claim, @Nullable List<UUID> files) {}

    record EvidenceSaved(Claim claim, @Nullable List<UUID> files) {}

    record Withdrawal(String reason) {}
}
