package nl.qualityregister.decision;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import nl.qualityregister.cycle.Cohort;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.house.Sha256;
import nl.qualityregister.norm.OccupationCode;
import org.jspecify.annotations.Nullable;

/** Goes along the cycles of a cohort by id, counts them and takes their digest, in the memory of one preview. */
final class ExtensionSurvey {
    private final ExtensionOrder order;
    private final MessageDigest digest;
    private final List<Cycle> first = new ArrayList<>();
    private long cycles;
    private long leftOut;

    ExtensionSurvey(ExtensionOrder order) {
        this.order = order;
        this.digest = Sha256.digest();
        Cohort cohort = order.cohort();
        line(
                cohort.register(),
                cohort.norm(),
                new TreeSet<>(
                        cohort.occupations().stream().map(OccupationCode::value).toList()),
                cohort.renewalsFrom(),
                cohort.renewalsTo(),
                cohort.endsFrom(),
                cohort.endsUntil(),
                order.days(),
                order.ground());
    }

    void extend(Cycle cycle) {
        cycles++;
        line(cycle.id(), cycle.version());
        if (first.size() < ExtensionPreview.MOST_NAMED) {
            first.add(cycle);
        }
    }

    void leaveOut(Cycle cycle) {
        leftOut++;
        line(cycle.id(), "left out");
    }

    private void line(@Nullable Object... values) {
        digest.update(
                (String.join("|", Arrays.stream(values).map(String::valueOf).toList()) + "\n")
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** Call it once, at the end. */
    ExtensionPreview preview() {
        return new ExtensionPreview(order, HexFormat.of().formatHex(digest.digest()), cycles, leftOut, first);
    }
}
