package nl.qualityregister.api.operation;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.qualityregister.api.manners.Page;
import nl.qualityregister.api.problem.NotFound;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Trace;
import nl.qualityregister.assessment.Desk;
import nl.qualityregister.assessment.Item;
import nl.qualityregister.assessment.ItemId;
import nl.qualityregister.assessment.ItemKind;
import nl.qualityregister.assessment.QueueFilter;
import nl.qualityregister.file.FileId;
import nl.qualityregister.file.Files;
import nl.qualityregister.file.StoredFile;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.OrganisationId;
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
    private final ItemViews views;
    private final Trace trace;

    DeskOperations(Desk desk, Files files, ItemViews views, Trace trace) {
        this.desk = desk;
        this.files = files;
        this.views = views;
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
        ItemViews.Beside beside = views.beside(found);
        return Page.of(found, limit, item -> item.id().toString(), item -> views.row(item, beside, caller));
    }

    @GetMapping("/v1/assessment-items/{itemId}")
    ItemView readItem(@PathVariable String itemId, Caller caller) {
        Item item = visible(itemId, caller);
        ItemView view = views.whole(item, caller);
        trace.of(caller, "item-read", "item:" + item.id(), "task:assessor", views.numbers(item));
        return view;
    }

    @PostMapping("/v1/assessment-items/{itemId}/claims")
    @ResponseStatus(HttpStatus.CREATED)
    ItemView claimItem(@PathVariable String itemId, Caller caller) {
        return views.row(desk.claim(visible(itemId, caller).id(), caller.known()), caller);
    }

    @PostMapping("/v1/assessment-items/{itemId}/releases")
    @ResponseStatus(HttpStatus.CREATED)
    ItemView releaseItem(@PathVariable String itemId, Caller caller) {
        return views.row(desk.release(visible(itemId, caller).id(), caller.known()), caller);
    }

    @PostMapping("/v1/assessment-items/{itemId}/verdicts")
    @ResponseStatus(HttpStatus.CREATED)
    ItemView concludeItem(@PathVariable String itemId, @RequestBody ItemVerdict verdict, Caller caller) {
        ItemId id = visible(itemId, caller).id();
        return views.row(desk.conclude(id, verdict.toFinding(), caller.known()), caller);
    }

    @GetMapping("/v1/assessment-items/{itemId}/files/{fileId}")
    ResponseEntity<InputStreamResource> downloadFile(
            @PathVariable String itemId, @PathVariable String fileId, Caller caller) {
        Item item = visible(itemId, caller);
        StoredFile file = files.describe(Set.copyOf(item.files())).stream()
                .filter(found -> found.id().equals(new FileId(Words.id(fileId))))
                .findFirst()
                .orElseThrow(NotFound::new);
        trace.of(caller, "file-read", "file:" + file.id(), "task:assessor", views.numbers(item));
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

    /** Whom an item may not be shown to may not act on it either: there is nothing, and that it was asked for is kept. */
    private Item visible(String itemId, Caller caller) {
        ItemId id = new ItemId(Words.id(itemId));
        Optional<Item> item = desk.find(id, caller.known());
        if (item.isEmpty()) {
            desk.wanted(id)
                    .ifPresent(wanted -> trace.ofAttempt(caller, "item:" + id, views.numbers(wanted.registrant())));
        }
        return item.orElseThrow(NotFound::new);
    }
}
