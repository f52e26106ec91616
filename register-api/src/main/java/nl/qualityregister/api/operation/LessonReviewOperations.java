package nl.qualityregister.api.operation;

import java.util.List;
import nl.qualityregister.api.manners.Page;
import nl.qualityregister.api.manners.Versions;
import nl.qualityregister.api.problem.NotFound;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.course.Lesson;
import nl.qualityregister.course.LessonId;
import nl.qualityregister.course.Lessons;
import nl.qualityregister.registrant.Registrants;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The editor of shared lessons: the office. Whose a lesson is, the editor does not learn; nobody edits his or her own. */
@RestController
class LessonReviewOperations {
    private final Lessons lessons;
    private final Registrants registrants;

    LessonReviewOperations(Lessons lessons, Registrants registrants) {
        this.lessons = lessons;
        this.registrants = registrants;
    }

    @GetMapping("/v1/submitted-lessons")
    Page<LessonView> listSubmittedLessons(@RequestParam(defaultValue = "50") int limit) {
        return new Page<>(lessons.waiting(limit).stream().map(this::view).toList());
    }

    @PostMapping("/v1/lessons/{lessonId}/reviews")
    ResponseEntity<LessonView> reviewLesson(
            @PathVariable String lessonId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody Review review,
            Caller caller) {
        LessonId id = LessonOperations.id(lessonId);
        long version = Versions.named(ifMatch);
        refuseOwn(id, caller);
        @Nullable String remark = review.remark();
        Lesson reviewed = review.outcome().equals("shown")
                ? lessons.show(id, version, caller.actor())
                : lessons.giveBack(id, version, remark == null ? "" : remark, caller.actor());
        return ResponseEntity.status(HttpStatus.CREATED)
                .eTag(Versions.tag(reviewed.version()))
                .body(view(reviewed));
    }

    private void refuseOwn(LessonId id, Caller caller) {
        registrants
                .byAccount(caller.known().id())
                .filter(self -> lessons.isWrittenBy(id, self.id()))
                .ifPresent(self -> {
                    throw new NotFound();
                });
    }

    private LessonView view(Lesson lesson) {
        @Nullable String text = lesson.text();
        return LessonView.of(lesson, text == null ? List.of() : lessons.check(text));
    }

    record Review(String outcome, @Nullable String remark) {}
}
