package nl.qualityregister.api.operation;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.qualityregister.api.manners.Page;
import nl.qualityregister.api.manners.Versions;
import nl.qualityregister.api.problem.NotFound;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.decision.NormAdoptions;
import nl.qualityregister.decision.NormProposal;
import nl.qualityregister.norm.DocumentFault;
import nl.qualityregister.norm.Draft;
import nl.qualityregister.norm.DraftId;
import nl.qualityregister.norm.DraftKind;
import nl.qualityregister.norm.NormDrafts;
import nl.qualityregister.norm.Remark;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Norm sets and registers in the making: drafted, spoken of, proposed by one and confirmed by another. */
@RestController
class NormDraftOperations {
    private final NormDrafts drafts;
    private final NormAdoptions adoptions;
    private final JsonMapper json;

    NormDraftOperations(NormDrafts drafts, NormAdoptions adoptions, JsonMapper json) {
        this.drafts = drafts;
        this.adoptions = adoptions;
        this.json = json;
    }

    @PostMapping("/v1/norm-drafts")
    ResponseEntity<DraftView> draftNorm(@RequestBody NewDraft draft, Caller caller) {
        Draft begun = drafts.draft(
                Words.read(DraftKind.class, draft.kind()), draft.document().toPrettyString(), caller.actor());
        return versioned(ResponseEntity.created(URI.create("/v1/norm-drafts/" + begun.id())), begun);
    }

    @GetMapping("/v1/norm-drafts")
    ResponseEntity<Page<DraftView>> listNormDrafts(
            @RequestParam Optional<UUID> after, @RequestParam(defaultValue = "50") int limit) {
        List<Draft> found = drafts.list(after.map(DraftId::new), limit + 1);
        Map<DraftId, NormProposal> proposals = adoptions.proposals(found);
        return Page.of(
                found,
                limit,
                draft -> draft.id().toString(),
                draft -> view(draft, proposals.get(draft.id()), null, null));
    }

    @GetMapping("/v1/norm-drafts/{draftId}")
    ResponseEntity<DraftView> readNormDraft(@PathVariable String draftId) {
        return versioned(ResponseEntity.ok(), drafts.find(id(draftId)).orElseThrow(NotFound::new));
    }

    @PutMapping("/v1/norm-drafts/{draftId}")
    ResponseEntity<DraftView> saveNormDraft(
            @PathVariable String draftId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody SavedDraft saved,
            Caller caller) {
        return versioned(
                ResponseEntity.ok(),
                drafts.save(
                        id(draftId), Versions.named(ifMatch), saved.document().toPrettyString(), caller.actor()));
    }

    @PostMapping("/v1/norm-drafts/{draftId}/remarks")
    @ResponseStatus(HttpStatus.CREATED)
    RemarkView remarkOnNormDraft(@PathVariable String draftId, @RequestBody NewRemark remark, Caller caller) {
        return RemarkView.of(drafts.remark(id(draftId), capacity(caller), remark.remark(), caller.actor()));
    }

    @GetMapping("/v1/norm-drafts/{draftId}/remarks")
    ResponseEntity<Page<RemarkView>> listNormRemarks(
            @PathVariable String draftId,
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(defaultValue = "50") int limit) {
        DraftId id = drafts.find(id(draftId)).orElseThrow(NotFound::new).id();
        return Page.of(
                drafts.remarks(id, after, limit + 1),
                limit,
                remark -> Integer.toString(remark.number()),
                RemarkView::of);
    }

    @PostMapping("/v1/norm-drafts/{draftId}/proposals")
    ResponseEntity<DraftView> proposeNorm(
            @PathVariable String draftId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody NewProposal proposal,
            Caller caller) {
        DraftId id = id(draftId);
        adoptions.propose(id, Versions.named(ifMatch), proposal.reason(), caller.actor());
        return versioned(
                ResponseEntity.status(HttpStatus.CREATED), drafts.find(id).orElseThrow());
    }

    @PostMapping("/v1/norm-drafts/{draftId}/adoptions")
    ResponseEntity<DraftView> adoptNorm(
            @PathVariable String draftId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            Caller caller) {
        return versioned(
                ResponseEntity.status(HttpStatus.CREATED),
                adoptions.confirm(id(draftId), Versions.named(ifMatch), caller.actor()));
    }

    private static DraftId id(String text) {
        return new DraftId(Words.id(text));
    }

    /** Who holds several roles speaks in the weightiest. */
    private static String capacity(Caller caller) {
        if (caller.is(Role.REGISTRAR)) {
            return "registrar";
        }
        return caller.is(Role.ASSESSOR) ? "assessor" : "professional";
    }

    private ResponseEntity<DraftView> versioned(ResponseEntity.BodyBuilder answer, Draft draft) {
        List<DocumentFault> faults = draft.adopted() != null
                ? List.of()
                : drafts.read(draft.kind(), draft.document()).faults();
        NormProposal proposal = adoptions.proposals(List.of(draft)).get(draft.id());
        return answer.eTag(Versions.tag(draft.revision()))
                .body(view(draft, proposal, json.readTree(draft.document()), faults));
    }

    private static DraftView view(
            Draft draft,
            @Nullable NormProposal proposal,
            @Nullable JsonNode document,
            @Nullable List<DocumentFault> faults) {
        return new DraftView(
                draft.id().value(),
                Words.of(draft.kind()),
                draft.adopted() != null ? "adopted" : proposal != null ? "proposed" : "draft",
                draft.revision(),
                account(draft.draftedBy()),
                draft.draftedAt(),
                account(draft.savedBy()),
                draft.savedAt(),
                proposal == null ? null : ProposalView.of(proposal),
                draft.adopted(),
                document,
                faults);
    }

    private static String account(Actor actor) {
        return actor.name().replaceFirst("^account:", "");
    }

    record NewDraft(String kind, JsonNode document) {}

    record SavedDraft(JsonNode document) {}

    record NewRemark(String remark) {}

    record NewProposal(String reason) {}

    record DraftView(
            UUID draftId,
            String kind,
            String state,
            int revision,
            String draftedBy,
            Instant draftedAt,
            String savedBy,
            Instant savedAt,
            @Nullable ProposalView proposal,
            Draft.@Nullable Adopted adopted,
            @Nullable JsonNode document,
            @Nullable List<DocumentFault> faults) {}

    record ProposalView(
            String reason,
            String proposedBy,
            Instant proposedAt,
            @Nullable String confirmedBy,
            @Nullable Instant confirmedAt) {
        static ProposalView of(NormProposal proposal) {
            NormProposal.Confirmation confirmation = proposal.confirmation();
            return new ProposalView(
                    proposal.reason(),
                    account(proposal.proposedBy()),
                    proposal.proposedAt(),
                    confirmation == null ? null : account(confirmation.confirmedBy()),
                    confirmation == null ? null : confirmation.confirmedAt());
        }
    }

    record RemarkView(int number, int revision, String capacity, String remark, String madeBy, Instant madeAt) {
        static RemarkView of(Remark remark) {
            return new RemarkView(
                    remark.number(),
                    remark.revision(),
                    remark.capacity(),
                    remark.text(),
                    account(remark.madeBy()),
                    remark.madeAt());
        }
    }
}
