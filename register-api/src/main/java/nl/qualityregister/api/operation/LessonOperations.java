package nl.qualityregister.api.operation;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.qualityregister.api.manners.Page;
import nl.qualityregister.api.manners.Versions;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Reach;
import nl.qualityregister.course.Lesson;
import nl.qualityregister.course.LessonId;
import nl.qualityregister.course.Lessons;
import nl.qualityregister.course.NewLesson;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.RegisterId;
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
import org.springframework.web.bind.annotation.RestController;

/** Shared lessons, for those who write them and those who read them. The editor's part is in {@link LessonReviewOperations}. */
@RestController
class LessonOperations {
    private final Lessons lessons;
    private final Norms norms;
    private final Reach reach;

    LessonOperations(Lessons lessons, Norms norms, Reach reach) {
        this.lessons = lessons;
        this.norms = norms;
        this.reach = reach;
    }

    @PostMapping("/v1/lessons/_check")
    LessonView.Hints checkLesson(@RequestBody Text text) {
        return LessonView.Hints.of(lessons.check(text.text()));
    }

    @PostMapping("/v1/lessons")
    ResponseEntity<LessonView> contributeLesson(@RequestBody Contributed contributed, Caller caller) {
        Lesson lesson = lessons.contribute(
                new NewLesson(
                        reach.self(caller).id(),
                        new RegisterId(contributed.register()),
                        contributed.theme(),
                        contributed.text()),
                caller.actor());
        return versioned(ResponseEntity.created(URI.create("/v1/lessons/" + lesson.id())), lesson);
    }

    @PutMapping("/v1/lessons/{lessonId}")
    ResponseEntity<LessonView> rewriteLesson(
            @PathVariable String lessonId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody Rewritten rewritten,
            Caller caller) {
        return versioned(
                ResponseEntity.ok(),
                lessons.rewrite(
                        id(lessonId),
                        reach.self(caller).id(),
                        Versions.named(ifMatch),
                        rewritten.theme(),
                        rewritten.text(),
                        caller.actor()));
    }

    @PostMapping("/v1/lessons/{lessonId}/withdrawals")
    ResponseEntity<LessonView> withdrawLesson(@PathVariable String lessonId, Caller caller) {
        return versioned(
                ResponseEntity.status(HttpStatus.CREATED),
                lessons.withdraw(id(lessonId), reach.self(caller).id(), caller.actor()));
    }

    @GetMapping("/v1/own-lessons")
    Page<LessonView> listOwnLessons(Caller caller) {
        return new Page<>(
                lessons.of(reach.self(caller).id()).stream().map(this::view).toList());
    }

    @GetMapping("/v1/lessons")
    ResponseEntity<Page<SharedView>> listLessons(
            @RequestParam String register,
            @RequestParam Optional<String> theme,
            @RequestParam Optional<UUID> after,
            @RequestParam(defaultValue = "50") int limit) {
        RegisterId id = norms.register(new RegisterId(register)).id();
        return Page.of(
                lessons.shown(id, theme.orElse(null), after.map(LessonId::new), limit + 1),
                limit,
                lesson -> lesson.id().toString(),
                lesson -> new SharedView(
                        lesson.id().value(), lesson.theme(), Objects.requireNonNullElse(lesson.text(), "")));
    }

    @GetMapping("/v1/lesson-themes")
    Page<ThemeView> listLessonThemes(@RequestParam String register) {
        RegisterId id = norms.register(new RegisterId(register)).id();
        return new Page<>(lessons.themes(id).stream()
                .map(theme -> new ThemeView(theme.theme(), theme.contributors(), theme.lessons()))
                .toList());
    }

    private LessonView view(Lesson lesson) {
        @Nullable String text = lesson.text();
        return LessonView.of(lesson, text == null ? List.of() : lessons.check(text));
    }

    private ResponseEntity<LessonView> versioned(ResponseEntity.BodyBuilder answer, Lesson lesson) {
        return answer.eTag(Versions.tag(lesson.version())).body(view(lesson));
    }

    static LessonId id(String text) {
        return new LessonId(Words.id(text));
    }

    record Text(String text) {}

    /** @param consent always true: the contract lets nothing else through */
    record Contributed(String register, String theme, String text, boolean consent) {}

    record Rewritten(String theme, String text) {}

    record SharedView(UUID lessonId, String theme, String text) {}

    record ThemeView(String theme, long contributors, long lessons) {}
}
