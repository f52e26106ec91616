package nl.qualityregister.api.operation;

import java.time.LocalDate;
import java.util.Map;
import nl.qualityregister.assessment.Conclusion;
import nl.qualityregister.assessment.Finding;
import org.jspecify.annotations.Nullable;

/** A finding as it is sent, and as it is shown to those who may see it. */
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

    static ItemVerdict of(Finding finding) {
        return new ItemVerdict(
                Words.of(finding.conclusion()),
                finding.reason(),
                finding.remark(),
                finding.answerBy(),
                finding.terms().isEmpty() ? null : finding.terms());
    }
}
