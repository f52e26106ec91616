package nl.qualityregister.api.operation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.qualityregister.course.CourseContent;
import org.jspecify.annotations.Nullable;

/** What stands from {@code evidence} on is shown of one item only, to whoever is about to judge it. */
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
        @Nullable EvidenceView evidence,
        @Nullable AskedCourse course,
        @Nullable Subject subject,
        @Nullable List<JudgementView> judgements,
        @Nullable ConflictCheck conflictCheck,
        @Nullable List<ReusedView> reused) {
    /** Where the owner of the item shows what is judged. */
    record Subject(String kind, String id) {}

    /**
     * @param answer of the provider to what was asked back
     * @param unheard the sources of knowledge that the panel still needs
     */
    record AskedCourse(
            String course,
            int version,
            CourseContent content,
            String hours,
            @Nullable String answer,
            @Nullable List<String> unheard) {}

    record JudgementView(boolean mine, Instant judgedAt, ItemVerdict verdict) {}

    record ConflictCheck(boolean comparedByText, List<String> similarEmployers) {}

    record ReusedView(String what, boolean ownDossier, LocalDate on, int percent) {}
}
