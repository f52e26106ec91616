package nl.qualityregister.api.operation;

import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.qualityregister.api.manners.Page;
import nl.qualityregister.api.problem.NotFound;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Trace;
import nl.qualityregister.assessment.Desk;
import nl.qualityregister.assessment.Item;
import nl.qualityregister.assessment.ItemId;
import nl.qualityregister.evidence.Evidence;
import nl.qualityregister.evidence.Judgement;
import nl.qualityregister.file.FileId;
import nl.qualityregister.file.Files;
import nl.qualityregister.file.StoredFile;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The review desk, for assessors. Who may see which item is the desk's to say. */
@RestController
class DeskOperations {
    private final Desk desk;
    private final Files files;
    private final Registrants registrants;
    private final Trace trace;

    DeskOperations(Desk desk, Files files, Registrants registrants, Trace trace) {
        this.desk = desk;
        this.files = files;
        this.registrants = registrants;
        this.trace = trace;
    }

    @GetMapping("/v1/assessment-items")
    ResponseEntity<Page<ItemView>> listItems(
            @RequestParam Optional<UUID> after, @RequestParam(defaultValue = "50") int limit, Caller caller) {
        List<Item> found = desk.queue(caller.known(), after.map(ItemId::new), limit + 1);
        Map<RegistrantId, Registrant> people =
                registrants.byId(found.stream().map(Item::registrant).distinct().toList());
        Map<FileId, StoredFile> described =
                described(found.stream().flatMap(item -> item.files().stream()).collect(Collectors.toSet()));
        return Page.of(found, limit, item -> item.id().toString(), item -> view(item, people, described, caller, null));
    }

    @GetMapping("/v1/assessment-items/{itemId}")
    ItemView readItem(@PathVariable String itemId, Caller caller) {
        Item item = desk.find(id(itemId), caller.known()).orElseThrow(NotFound::new);
        Evidence evidence = desk.evidence(item.id(), caller.known()).orElse(null);
        trace.of(
                caller,
                "item-read",
                "item:" + item.id(),
                "task:assessor",
                person(item).number().value());
        return view(item, caller, evidence);
    }

    @PostMapping("/v1/assessment-items/{itemId}/claims")
    @ResponseStatus(HttpStatus.CREATED)
    ItemView claimItem(@PathVariable String itemId, Caller caller) {
        return view(desk.claim(visible(itemId, caller), caller.known()), caller, null);
    }

    @PostMapping("/v1/assessment-items/{itemId}/releases")
    @ResponseStatus(HttpStatus.CREATED)
    ItemView releaseItem(@PathVariable String itemId, Caller caller) {
        return view(desk.release(visible(itemId, caller), caller.known()), caller, null);
    }

    @PostMapping("/v1/assessment-items/{itemId}/verdicts")
    @ResponseStatus(HttpStatus.CREATED)
    ItemView concludeItem(@PathVariable String itemId, @RequestBody ItemVerdict verdict, Caller caller) {
        ItemId id = visible(itemId, caller);
        return view(desk.conclude(id, verdict.toJudgement(), caller.known()), caller, null);
    }

    @GetMapping("/v1/assessment-items/{itemId}/files/{fileId}")
    ResponseEntity<InputStreamResource> downloadFile(
            @PathVariable String itemId, @PathVariable String fileId, Caller caller) {
        Item item = desk.find(id(itemId), caller.known()).orElseThrow(NotFound::new);
        StoredFile file = described(Set.copyOf(item.files())).get(new FileId(Words.id(fileId)));
        if (file == null) {
            throw new NotFound();
        }
        trace.of(
                caller,
                "file-read",
                "file:" + file.id(),
                "task:assessor",
                person(item).number().value());
        InputStream content = desk.open(item.id(), file.id(), caller.known());
        ContentDisposition attachment = ContentDisposition.attachment()
                .filename(file.name(), java.nio.charset.StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment.toString())
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .contentLength(file.size())
                .body(new InputStreamResource(content));
    }

    /** Whom an item may not be shown to may not act on it either. */
    private ItemId visible(String itemId, Caller caller) {
        return desk.find(id(itemId), caller.known()).map(Item::id).orElseThrow(NotFound::new);
    }

    private static ItemId id(String text) {
        return new ItemId(Words.id(text));
    }

    private Registrant person(Item item) {
        return Objects.requireNonNull(
                registrants.byId(Set.of(item.registrant())).get(item.registrant()));
    }

    private Map<FileId, StoredFile> described(Set<FileId> ids) {
        return files.describe(ids).stream().collect(Collectors.toMap(StoredFile::id, file -> file));
    }

    private ItemView view(Item item, Caller caller, @Nullable Evidence evidence) {
        return view(
                item,
                registrants.byId(Set.of(item.registrant())),
                described(Set.copyOf(item.files())),
                caller,
                evidence);
    }

    private static ItemView view(
            Item item,
            Map<RegistrantId, Registrant> people,
            Map<FileId, StoredFile> described,
            Caller caller,
            @Nullable Evidence evidence) {
        return new ItemView(
                item.id().value(),
                Words.of(item.kind()),
                item.register().value(),
                Objects.requireNonNull(people.get(item.registrant())).number().value(),
                Words.of(item.state()),
                caller.known().id().equals(item.claimedBy()),
                item.announcedAt(),
                item.files().stream()
                        .map(file -> FileView.of(Objects.requireNonNull(described.get(file))))
                        .toList(),
                evidence == null ? null : EvidenceView.of(evidence));
    }

    record ItemView(
            UUID itemId,
            String kind,
            String register,
            String registrationNumber,
            String state,
            boolean mine,
            Instant announcedAt,
            List<FileView> files,
            @Nullable EvidenceView evidence) {}

    record ItemVerdict(
            String outcome,
            @Nullable String points,
            @Nullable String category,
            @Nullable String reason,
            @Nullable String remark) {
        Judgement toJudgement() {
            List<Fault> faults = new ArrayList<>();
            if (outcome.equals("accepted")) {
                faultIfGiven("/reason", reason, faults);
                faultIfGiven("/remark", remark, faults);
                InputRefused.ifAny(faults);
                return new Judgement.Accepted(points == null ? null : Hundredths.parse(points), category);
            }
            faultIfGiven("/points", points, faults);
            faultIfGiven("/category", category, faults);
            if (reason == null) {
                faults.add(Fault.at("/reason", "required"));
            }
            InputRefused.ifAny(faults);
            String why = Objects.requireNonNull(reason);
            return outcome.equals("rejected")
                    ? new Judgement.Rejected(why, remark)
                    : new Judgement.Returned(why, remark);
        }

        private void faultIfGiven(String pointer, @Nullable String value, List<Fault> faults) {
            if (value != null) {
                faults.add(Fault.at(pointer, "not-with-outcome", "outcome", outcome));
            }
        }
    }
}
