package nl.qualityregister.assessment;

import java.time.LocalDate;
import java.util.Map;

/** What assessors find. */
final class Findings {
    private Findings() {}

    static Finding accepted() {
        return new Finding(Conclusion.ACCEPTED, null, null, null, Map.of());
    }

    static Finding inPart(String reason, Map<String, Object> terms) {
        return new Finding(Conclusion.IN_PART, reason, null, null, terms);
    }

    static Finding rejected(String reason) {
        return new Finding(Conclusion.REJECTED, reason, null, null, Map.of());
    }

    static Finding askedBack(String reason, String remark, LocalDate answerBy) {
        return new Finding(Conclusion.ASKED_BACK, reason, remark, answerBy, Map.of());
    }
}
