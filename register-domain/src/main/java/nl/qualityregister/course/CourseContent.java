package nl.qualityregister.course;

import java.util.List;
import nl.qualityregister.norm.Hundredths;
import org.jspecify.annotations.Nullable;

/**
 * What a version of a course is: what people read before they come, and what a body judges. Minutes are whole; a session's include its
 * breaks, which do not count.
 *
 * @param type {@code course}, {@code e-learning}, {@code guide}, {@code method}, {@code learning-practice}, {@code intervision-method},
 *     {@code conference} …
 * @param knowledgeSources the main one first
 * @param language ISO 639-1
 * @param partial what attendance of some sessions is worth, as {@link Partial} in lowercase
 * @param modules the sessions of each module, where that is what counts
 */
public record CourseContent(
        String title,
        @Nullable String titleEnglish,
        @Nullable String summary,
        @Nullable String summaryEnglish,
        String type,
        @Nullable String topic,
        List<String> themes,
        List<String> knowledgeSources,
        String delivery,
        String language,
        @Nullable Long priceCents,
        List<Session> sessions,
        int selfStudyMinutes,
        List<String> goals,
        List<Lecturer> lecturers,
        String partial,
        List<List<Integer>> modules) {
    public CourseContent {
        themes = List.copyOf(themes);
        knowledgeSources = List.copyOf(knowledgeSources);
        sessions = List.copyOf(sessions);
        goals = List.copyOf(goals);
        lecturers = List.copyOf(lecturers);
        modules = List.copyOf(modules);
    }

    /** @param minutes from begin to end */
    public record Session(String title, int minutes, int breakMinutes) {}

    /** @param role as {@code trainer}, {@code expert-by-experience}: who is replaced is replaced by one of the same */
    public record Lecturer(
            String name, String role, @Nullable String qualification) {}

    /** Contact and self-study without breaks, to the hundredth of an hour, rounded down. */
    public Hundredths netHours() {
        long minutes = contactMinutes() + selfStudyMinutes;
        return new Hundredths(minutes * 100 / 60);
    }

    public long contactMinutes() {
        return sessions.stream()
                .mapToLong(session -> session.minutes() - session.breakMinutes())
                .sum();
    }

    CourseContent with(List<Lecturer> others) {
        return new CourseContent(
                title,
                titleEnglish,
                summary,
                summaryEnglish,
                type,
                topic,
                themes,
                knowledgeSources,
                delivery,
                language,
                priceCents,
                sessions,
                selfStudyMinutes,
                goals,
                others,
                partial,
                modules);
    }

    /** What is known of a course that was taken over: its hours, not how they were spent. */
    static CourseContent of(NewCourse course) {
        return new CourseContent(
                course.title(),
                course.titleEnglish(),
                null,
                null,
                course.type(),
                course.topic(),
                List.of(),
                List.of(course.knowledgeSource()),
                course.delivery(),
                "nl",
                null,
                List.of(),
                Math.toIntExact(course.hours().value() * 60 / 100),
                List.of(),
                List.of(),
                "all",
                List.of());
    }
}
