package nl.qualityregister.api.operation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.qualityregister.course.Lesson;
import nl.qualityregister.course.LessonHint;
import org.jspecify.annotations.Nullable;

/** A lesson for its writer or the editor, with what may make somebody recognisable. */
record LessonView(
        UUID lessonId,
        String register,
        String theme,
        String state,
        @Nullable String text,
        @Nullable String remark,
        String version,
        Instant changedAt,
        List<Hint> hints) {
    static LessonView of(Lesson lesson, List<LessonHint> hints) {
        return new LessonView(
                lesson.id().value(),
                lesson.register().value(),
                lesson.theme(),
                Words.of(lesson.state()),
                lesson.text(),
                lesson.remark(),
                Long.toString(lesson.version()),
                lesson.changedAt(),
                Hints.of(hints).hints());
    }

    record Hint(String kind, int from, String found) {}

    record Hints(List<Hint> hints) {
        static Hints of(List<LessonHint> hints) {
            return new Hints(hints.stream()
                    .map(hint -> new Hint(Words.of(hint.kind()), hint.from(), hint.found()))
                    .toList());
        }
    }
}
