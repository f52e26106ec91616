package nl.qualityregister.evidence;

import java.util.List;
import java.util.Set;
import nl.qualityregister.house.Fault;
import org.jspecify.annotations.Nullable;

/** What an assessor may make of a claim. */
final class JudgementCheck {
    private static final int REASON = 60;
    private static final int REMARK = 4_000;

    private final List<Fault> faults;
    private final Set<String> categories;

    JudgementCheck(List<Fault> faults, Set<String> categories) {
        this.faults = faults;
        this.categories = categories;
    }

    void check(Judgement judgement, Claim claim) {
        switch (judgement) {
            case Judgement.Accepted accepted -> check(accepted, claim);
            case Judgement.Rejected rejected -> reasoned(rejected.reason(), rejected.remark());
            case Judgement.Returned returned -> reasoned(returned.reason(), returned.remark());
        }
    }

    private void check(Judgement.Accepted accepted, Claim claim) {
        reasoned(accepted.reason(), accepted.remark());
        if (!(claim instanceof Claim.OfActivity)) {
            onlyForActivities("/points", accepted.points());
            onlyForActivities("/hours", accepted.hours());
            onlyForActivities("/category", accepted.category());
            return;
        }
        Amounts.POINTS.check("/points", accepted.points(), faults);
        Amounts.HOURS.check("/hours", accepted.hours(), faults);
        String category = accepted.category();
        if (category != null && !categories.contains(category)) {
            faults.add(Fault.at("/category", "unknown-value"));
        }
    }

    private void onlyForActivities(String pointer, @Nullable Object value) {
        if (value != null) {
            faults.add(Fault.at(pointer, "only-for-activities"));
        }
    }

    private void reasoned(@Nullable String reason, @Nullable String remark) {
        if (reason != null && reason.isBlank()) {
            faults.add(Fault.at("/reason", "required"));
        }
        TextCheck text = new TextCheck("", faults);
        text.text("/reason", reason, REASON);
        text.text("/remark", remark, REMARK);
    }
}
