package nl.qualityregister.api.operation;

import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
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
import nl.qualityregister.assessment.Conclusion;
import nl.qualityregister.assessment.Desk;
import nl.qualityregister.assessment.Finding;
import nl.qualityregister.assessment.Item;
import nl.qualityregister.assessment.ItemId;
import nl.qualityregister.assessment.ItemKind;
import nl.qualityregister.assessment.QueueFilter;
import nl.qualityregister.evidence.Evidence;
import nl.qualityregister.file.FileId;
import nl.qualityregister.file.Files;
import nl.qualityregister.file.StoredFile;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.OrganisationId;
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
            @RequestParam Optional<String> kind,
            @RequestParam Optional<String> register,
            @RequestParam Optional<String> occupation,
            @RequestParam Optional<String> body,
            @RequestParam Optional<String> category,
            @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam Optional<UUID> after,
            @RequestParam(defaultValue = "50") int limit,
            Caller caller) {
        QueueFilter filter = new QueueFilter(
                kind.map(word -> Words.read(ItemKind.class, word)).orElse(null),
                register.map(RegisterId::new).orElse(null),
                occupation.map(OccupationCode::new).orElse(null),
                body.map(OrganisationId::new).orElse(null),
                category.orElse(null),
                overdue,
                mine);
        List<Item> found = desk.queue(filter, caller.known(), after.map(ItemId::new), limit + 1);
        Map<RegistrantId, Registrant> people = people(found);
        Map<FileId, StoredFile> described =
                described(found.stream().flatMap(item -> item.files().stream()).collect(Collectors.toSet()));
        return Page.of(found, limit, item -> item.id().toString(), item -> view(item, people, described, caller, null));
    }

    @GetMapping("/v1/assessment-items/{itemId}")
    ItemView readItem(@PathVariable String itemId, Caller caller) {
        Item item = desk.find(id(itemId), caller.known()).orElseThrow(NotFound::new);
        Evidence evidence = desk.evidence(item.id(), caller.known()).orElse(null);
        trace.of(caller, "item-read", "item:" + item.id(), "task:assessor", numbers(item));
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
        return view(desk.conclude(id, verdict.toFinding(), caller.known()), caller, null);
    }

    @GetMapping("/v1/assessment-items/{itemId}/files/{fileId}")
    ResponseEntity<InputStreamResource> downloadFile(
            @PathVariable String itemId, @PathVariable String fileId, Caller caller) {
        Item item = desk.find(id(itemId), caller.known()).orElseThrow(NotFound::new);
        StoredFile file = described(Set.copyOf(item.files())).get(new FileId(Words.id(fileId)));
        if (file == null) {
            throw new NotFound();
        }
        trace.of(caller, "file-read", "file:" + file.id(), "task:assessor", numbers(item));
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

    private Map<RegistrantId, Registrant> people(List<Item> items) {
        return registrants.byId(
                items.stream().map(Item::registrant).filter(Objects::nonNull).collect(Collectors.toSet()));
    }

    private String[] numbers(Item item) {
        return people(List.of(item)).values().stream()
                .map(person -> person.number().value())
                .toArray(String[]::new);
    }

    private Map<FileId, StoredFile> described(Set<FileId> ids) {
        return files.describe(ids).stream().collect(Collectors.toMap(StoredFile::id, file -> file));
    }

    private ItemView view(Item item, Caller caller, @Nullable Evidence evidence) {
        return view(item, people(List.of(item)), described(Set.copyOf(item.files())), caller, evidence);
    }

    private static ItemView view(
            Item item,
            Map<RegistrantId, Registrant> people,
            Map<FileId, StoredFile> described,
            Caller caller,
            @Nullable Evidence evidence) {
        @Nullable Registrant person = item.registrant() == null ? null : people.get(item.registrant());
        return new ItemView(
                item.id().value(),
                Words.of(item.kind()),
                item.register().value(),
                person == null ? null : person.number().value(),
                Words.text(item.provider()),
                item.occupations().stream().map(OccupationCode::value).sorted().toList(),
                Words.text(item.body()),
                item.category(),
                item.dueOn(),
                item.termOn(),
                Words.of(item.stage()),
                Words.of(item.state()),
                caller.known().id().equals(item.claimedBy()),
                item.claimedUntil(),
                item.unanswered(),
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
            @Nullable String registrationNumber,
            @Nullable String provider,
            List<String> occupations,
            @Nullable String body,
            @Nullable String category,
            LocalDate dueOn,
            LocalDate termOn,
            String stage,
            String state,
            boolean mine,
            @Nullable Instant claimedUntil,
            boolean unanswered,
            Instant announcedAt,
            List<FileView> files,
            @Nullable EvidenceView evidence) {}

    record ItemVerdict(
            String outcome,
            @Nullable String reason,
            @Nullable String remark,
            @Nullable LocalDate answerBy,
            @Nullable Map<String, Object> terms) {
        Finding toFinding() {
            return new Finding(
                    Words.read(Conclusion.class, outcome), reason, remark, answerBy, terms == null ? Map.of() : terms);
        }
    }
}
