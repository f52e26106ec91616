package nl.qualityregister.evidence;

import java.util.List;
import java.util.Map;
import nl.qualityregister.house.Fault;
import nl.qualityregister.norm.Hundredths;
import org.jspecify.annotations.Nullable;

/** Between what an amount can be true; beyond it somebody mistyped. */
enum Amounts {
    POINTS(0, 100_000),
    HOURS(0, 500_000),
    HOURS_A_WEEK(1, 8_000),
    HOURS_A_SESSION(1, 2_400);

    private final long least;
    private final long most;

    Amounts(long least, long most) {
        this.least = least;
        this.most = most;
    }

    void check(String pointer, @Nullable Hundredths amount, List<Fault> faults) {
        if (amount == null) {
            return;
        }
        if (amount.value() < 0) {
            faults.add(Fault.at(pointer, "negative"));
        } else if (amount.value() < least || amount.value() > most) {
            faults.add(new Fault(pointer, "out-of-range", Map.of("least", text(least), "most", text(most))));
        }
    }

    private static String text(long hundredths) {
        return new Hundredths(hundredths).toString();
    }
}
