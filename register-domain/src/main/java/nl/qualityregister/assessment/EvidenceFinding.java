package nl.qualityregister.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import nl.qualityregister.evidence.Claim;
import nl.qualityregister.evidence.Judgement;
import nl.qualityregister.house.Fault;
import org.jspecify.annotations.Nullable;

/** What a finding means for evidence: its terms are {@code points}, {@code hours} and {@code category}, all of them optional. */
final class EvidenceFinding {
    private EvidenceFinding() {}

    static Judgement judgement(Finding finding, List<Fault> faults) {
        GivenTerms terms = new GivenTerms(finding.terms(), "/terms/", faults);
        return switch (finding.conclusion()) {
            case ACCEPTED, IN_PART -> {
                terms.only("points", "hours", "category");
                yield new Judgement.Accepted(
                        terms.amount("points"),
                        terms.amount("hours"),
                        terms.text("category"),
                        finding.reason(),
                        finding.remark());
            }
            case REJECTED -> {
                terms.only();
                yield new Judgement.Rejected(reason(finding), finding.remark());
            }
            case ASKED_BACK -> {
                terms.only();
                yield new Judgement.Returned(reason(finding), finding.remark(), finding.answerBy());
            }
        };
    }

    /** Less or other than was claimed is accepted in part, with the reason; what was left open may be filled in. */
    static List<Fault> faults(Finding finding, Claim claim, Set<String> categories) {
        List<Fault> faults = new ArrayList<>();
        Judgement judgement = judgement(finding, faults);
        if (judgement instanceof Judgement.Accepted accepted && claim instanceof Claim.OfActivity activity) {
            boolean otherPoints = other(accepted.points(), activity.points());
            boolean otherHours = other(accepted.hours(), activity.hours());
            boolean otherCategory = other(accepted.category(), activity.category());
            if (otherCategory && !categories.contains(accepted.category())) {
                faults.add(Fault.at("/terms/category", "unknown-value"));
            }
            boolean asked = finding.conclusion() == Conclusion.IN_PART;
            if (asked && !otherPoints && !otherHours && !otherCategory) {
                faults.add(Fault.at("/terms", "nothing-differs"));
            }
            if (!asked) {
                inPart("/terms/points", otherPoints, faults);
                inPart("/terms/hours", otherHours, faults);
                inPart("/terms/category", otherCategory, faults);
            }
        } else if (finding.conclusion() == Conclusion.IN_PART) {
            faults.add(Fault.at("/outcome", "only-for-activities"));
        }
        return faults;
    }

    private static boolean other(@Nullable Object found, @Nullable Object claimed) {
        return found != null && claimed != null && !found.equals(claimed);
    }

    private static void inPart(String pointer, boolean differs, List<Fault> faults) {
        if (differs) {
            faults.add(Fault.at(pointer, "in-part-required"));
        }
    }

    private static String reason(Finding finding) {
        return Objects.requireNonNullElse(finding.reason(), "");
    }
}
