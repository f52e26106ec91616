package nl.qualityregister.assessment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nl.qualityregister.course.AccreditationJudgement;
import nl.qualityregister.course.AccreditationJudgement.CategoryPoints;
import nl.qualityregister.house.Fault;
import nl.qualityregister.norm.Hundredths;

/**
 * What a finding means for a request for accreditation. When it is granted, its terms are {@code points} (a list of {@code category} and
 * {@code points}), {@code validFrom} and {@code validUntil} (inclusive), and {@code conditions} as a text, which may be absent.
 */
final class AccreditationFinding {
    private AccreditationFinding() {}

    static List<Fault> faults(Finding finding) {
        List<Fault> faults = new ArrayList<>();
        judgement(finding, faults);
        return faults;
    }

    /** Only what has no faults means anything. */
    static AccreditationJudgement judgement(Finding finding, List<Fault> faults) {
        GivenTerms terms = new GivenTerms(finding.terms(), "/terms/", faults);
        String reason = Objects.requireNonNullElse(finding.reason(), "");
        return switch (finding.conclusion()) {
            case ACCEPTED, IN_PART -> granted(terms);
            case REJECTED -> {
                terms.only();
                yield new AccreditationJudgement.Rejected(reason, finding.remark());
            }
            case ASKED_BACK -> {
                terms.only();
                yield new AccreditationJudgement.Returned(
                        reason, finding.remark(), Objects.requireNonNullElse(finding.answerBy(), LocalDate.MIN));
            }
        };
    }

    private static AccreditationJudgement granted(GivenTerms terms) {
        terms.only("points", "validFrom", "validUntil", "conditions");
        terms.required("points", "validFrom", "validUntil");
        List<CategoryPoints> points = new ArrayList<>();
        for (GivenTerms row : terms.rows("points")) {
            row.only("category", "points");
            row.required("category", "points");
            points.add(new CategoryPoints(
                    Objects.requireNonNullElse(row.text("category"), ""),
                    Objects.requireNonNullElse(row.amount("points"), Hundredths.ZERO)));
        }
        return new AccreditationJudgement.Granted(
                points,
                Objects.requireNonNullElse(terms.day("validFrom"), LocalDate.MIN),
                Objects.requireNonNullElse(terms.day("validUntil"), LocalDate.MIN),
                terms.text("conditions"));
    }
}
