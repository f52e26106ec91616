package nl.qualityregister.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import nl.qualityregister.evidence.Judgement;
import nl.qualityregister.house.Fault;
import org.jspecify.annotations.Nullable;

/** Who is refused is told why, in words of the closed list; "other" says nothing without a remark. */
final class ReasonCheck {
    private ReasonCheck() {}

    static List<Fault> faults(Judgement judgement) {
        return switch (judgement) {
            case Judgement.Accepted accepted -> List.of();
            case Judgement.Rejected rejected -> faults(rejected.reason(), rejected.remark(), Reason::rejects);
            case Judgement.Returned returned -> faults(returned.reason(), returned.remark(), Reason::returns);
        };
    }

    private static List<Fault> faults(String code, @Nullable String remark, Predicate<Reason> fits) {
        List<Fault> faults = new ArrayList<>();
        if (Reason.of(code).filter(fits).isEmpty()) {
            faults.add(Fault.at("/reason", "unknown-value"));
        }
        if (code.equals(Reason.OTHER.code()) && (remark == null || remark.isBlank())) {
            faults.add(Fault.at("/remark", "required"));
        }
        return faults;
    }
}
