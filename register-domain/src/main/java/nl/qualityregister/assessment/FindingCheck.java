package nl.qualityregister.assessment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What holds for every finding, whatever it is about: who is not given what was asked for is told why, in words of the closed list, and
 * by when it can be mended; "other" says nothing without a remark.
 */
@Component
class FindingCheck {
    private static final int REMARK = 4_000;

    /** Nobody waits longer for an answer than this. */
    private static final int LONGEST_DAYS = 366;

    private final BusinessDay businessDay;

    FindingCheck(BusinessDay businessDay) {
        this.businessDay = businessDay;
    }

    List<Fault> faults(ItemKind kind, Finding finding) {
        List<Fault> faults = new ArrayList<>();
        @Nullable String remark = finding.remark();
        if (finding.conclusion() == Conclusion.ACCEPTED) {
            notWith(finding, "/reason", finding.reason(), faults);
        } else {
            reason(kind, finding, faults);
        }
        if (remark != null && (remark.isBlank() || remark.length() > REMARK)) {
            faults.add(
                    remark.isBlank()
                            ? Fault.at("/remark", "required")
                            : Fault.at("/remark", "too-long", "max", REMARK));
        }
        answerBy(finding, faults);
        return faults;
    }

    private static void reason(ItemKind kind, Finding finding, List<Fault> faults) {
        @Nullable String code = finding.reason();
        if (code == null) {
            faults.add(Fault.at("/reason", "required"));
        } else if (Reason.of(code)
                .filter(reason -> reason.fits(kind, finding.conclusion()))
                .isEmpty()) {
            faults.add(Fault.at("/reason", "unknown-value"));
        } else if (code.equals(Reason.OTHER.code()) && finding.remark() == null) {
            faults.add(Fault.at("/remark", "required"));
        }
    }

    private void answerBy(Finding finding, List<Fault> faults) {
        @Nullable LocalDate answerBy = finding.answerBy();
        LocalDate today = businessDay.today();
        if (finding.conclusion() != Conclusion.ASKED_BACK) {
            notWith(finding, "/answerBy", answerBy, faults);
        } else if (answerBy == null) {
            faults.add(Fault.at("/answerBy", "required"));
        } else if (!answerBy.isAfter(today)) {
            faults.add(Fault.at("/answerBy", "date-not-in-future"));
        } else if (answerBy.isAfter(today.plusDays(LONGEST_DAYS))) {
            faults.add(Fault.at("/answerBy", "date-too-late", "latest", today.plusDays(LONGEST_DAYS)));
        }
    }

    private static void notWith(Finding finding, String pointer, @Nullable Object value, List<Fault> faults) {
        if (value != null) {
            faults.add(Fault.at(
                    pointer,
                    "not-with-outcome",
                    "outcome",
                    finding.conclusion()
                            .name()
                            .toLowerCase(java.util.Locale.ROOT)
                            .replace('_', '-')));
        }
    }
}
