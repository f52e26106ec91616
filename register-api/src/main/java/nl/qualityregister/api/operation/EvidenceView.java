package nl.qualityregister.api.operation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.qualityregister.evidence.Claim;
import nl.qualityregister.evidence.Evidence;
import nl.qualityregister.evidence.EvidenceId;
import nl.qualityregister.file.FileId;
import org.jspecify.annotations.Nullable;

record EvidenceView(
        UUID evidenceId,
        String register,
        String state,
        Claim claim,
        List<UUID> files,
        @Nullable String reason,
        @Nullable String remark,
        Instant changedAt,
        @Nullable LocalDate answerBy,
        @Nullable UUID corrects) {
    static EvidenceView of(Evidence evidence) {
        return new EvidenceView(
                evidence.id().value(),
                evidence.register().value(),
                Words.of(evidence.state()),
                evidence.claim(),
                evidence.files().stream().map(FileId::value).toList(),
                evidence.reason(),
                evidence.remark(),
                evidence.changedAt(),
                evidence.answerBy(),
                corrected(evidence));
    }

    private static @Nullable UUID corrected(Evidence evidence) {
        EvidenceId old = evidence.corrects();
        return old == null ? null : old.value();
    }
}
