package nl.qualityregister.api.operation;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.qualityregister.api.manners.Page;
import nl.qualityregister.api.operation.ObjectionViews.ObjectionView;
import nl.qualityregister.api.problem.NotFound;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Trace;
import nl.qualityregister.decision.NewObjection;
import nl.qualityregister.decision.Objection;
import nl.qualityregister.decision.ObjectionGround;
import nl.qualityregister.decision.ObjectionId;
import nl.qualityregister.decision.ObjectionOutcome;
import nl.qualityregister.decision.ObjectionState;
import nl.qualityregister.decision.Objections;
import nl.qualityregister.file.FileId;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.organisation.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Objections, for whoever objects and for the office. */
@RestController
class ObjectionOperations {
    private final Objections objections;
    private final ObjectionViews views;
    private final Downloads downloads;
    private final Trace trace;

    ObjectionOperations(Objections objections, ObjectionViews views, Downloads downloads, Trace trace) {
        this.objections = objections;
        this.views = views;
        this.downloads = downloads;
        this.trace = trace;
    }

    @PostMapping("/v1/objections")
    ResponseEntity<ObjectionView> object(@RequestBody Asked asked, Caller caller) {
        Objection objection = objections.object(
                new NewObjection(
                        asked.against().kind() + ":" + asked.against().id(),
                        Words.read(ObjectionGround.class, asked.ground()),
                        asked.grounds(),
                        files(asked.files()),
                        asked.excuse()),
                caller.known().id(),
                caller.actor());
        return ResponseEntity.created(URI.create("/v1/objections/" + objection.id()))
                .body(views.of(objection));
    }

    /** The office reads them by state, everybody else his or her own. */
    @GetMapping("/v1/objections")
    ResponseEntity<Page<ObjectionView>> listObjections(
            @RequestParam(defaultValue = "advised") String state,
            @RequestParam Optional<UUID> after,
            @RequestParam(defaultValue = "50") int limit,
            Caller caller) {
        boolean office = caller.is(Role.REGISTRAR);
        List<Objection> found = office
                ? objections.objections(Words.read(ObjectionState.class, state), after.map(ObjectionId::new), limit + 1)
                : objections.of(caller.known().id());
        return Page.of(
                found,
                office ? limit : Math.max(found.size(), 1),
                objection -> objection.id().toString(),
                views::of);
    }

    @GetMapping("/v1/objections/{objectionId}")
    ObjectionView readObjection(@PathVariable String objectionId, Caller caller) {
        Objection objection = find(objectionId, caller);
        trace.of(
                caller,
                "objection-read",
                "objection:" + objection.id(),
                isOwn(objection, caller) ? "own-file" : "task:registrar",
                views.numbers(objection));
        return views.of(objection);
    }

    @GetMapping("/v1/objections/{objectionId}/files/{fileId}")
    ResponseEntity<InputStreamResource> downloadObjectionFile(
            @PathVariable String objectionId, @PathVariable String fileId, Caller caller) {
        Objection objection = find(objectionId, caller);
        ResponseEntity<InputStreamResource> file = downloads.of(objection.files(), fileId);
        trace.of(caller, "file-read", "file:" + fileId, "task:registrar", views.numbers(objection));
        return file;
    }

    @PostMapping("/v1/objections/{objectionId}/submissions")
    @ResponseStatus(HttpStatus.CREATED)
    ObjectionView answerObjection(@PathVariable String objectionId, @RequestBody Answered answer, Caller caller) {
        return views.of(objections.answer(
                find(objectionId, caller).id(),
                answer.grounds(),
                files(answer.files()),
                caller.known().id(),
                caller.actor()));
    }

    @PostMapping("/v1/objections/{objectionId}/withdrawals")
    @ResponseStatus(HttpStatus.CREATED)
    ObjectionView withdrawObjection(@PathVariable String objectionId, Caller caller) {
        return views.of(objections.withdraw(
                find(objectionId, caller).id(), caller.known().id(), caller.actor()));
    }

    @PostMapping("/v1/objections/{objectionId}/admissions")
    @ResponseStatus(HttpStatus.CREATED)
    ObjectionView admitObjection(@PathVariable String objectionId, @RequestBody Excusing excusing, Caller caller) {
        ObjectionId id = find(objectionId, caller).id();
        return views.of(
                excusing.outcome().equals("excused")
                        ? objections.excuse(id, excusing.reason(), caller.actor())
                        : objections.declareInadmissible(id, excusing.reason(), caller.actor()));
    }

    @PostMapping("/v1/objections/{objectionId}/decisions")
    @ResponseStatus(HttpStatus.CREATED)
    ObjectionView decideObjection(@PathVariable String objectionId, @RequestBody Deciding deciding, Caller caller) {
        List<String> occupations = deciding.occupations();
        String points = deciding.points();
        Objections.Part part = new Objections.Part(
                (occupations == null ? List.<String>of() : occupations)
                        .stream().map(OccupationCode::new).collect(Collectors.toSet()),
                points == null ? null : Hundredths.parse(points));
        return views.of(objections.decide(
                find(objectionId, caller).id(),
                Words.read(ObjectionOutcome.class, deciding.outcome()),
                deciding.reason(),
                part,
                caller.actor()));
    }

    private Objection find(String objectionId, Caller caller) {
        return objections
                .objection(new ObjectionId(Words.id(objectionId)))
                .filter(found -> caller.is(Role.REGISTRAR) || isOwn(found, caller))
                .orElseThrow(NotFound::new);
    }

    private static boolean isOwn(Objection objection, Caller caller) {
        return objection.objector().equals(caller.known().id());
    }

    private static List<FileId> files(@Nullable List<UUID> ids) {
        return ids == null ? List.of() : ids.stream().map(FileId::new).toList();
    }

    record Against(String kind, String id) {}

    record Asked(
            Against against,
            String ground,
            String grounds,
            @Nullable List<UUID> files,
            @Nullable String excuse) {}

    record Answered(String grounds, @Nullable List<UUID> files) {}

    record Excusing(String outcome, String reason) {}

    record Deciding(
            String outcome,
            String reason,
            @Nullable List<String> occupations,
            @Nullable String points) {}
}
