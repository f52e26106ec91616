package nl.qualityregister.decision;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import nl.qualityregister.cycle.Cohort;
import nl.qualityregister.cycle.Compared;
import nl.qualityregister.cycle.SideCounts;
import nl.qualityregister.house.Sha256;
import nl.qualityregister.norm.NormVersion;
import nl.qualityregister.norm.OccupationCode;
import org.jspecify.annotations.Nullable;

/** Goes along the cycles of a cohort by id, counts them and takes their digest, in the memory of one preview. */
final class MoveSurvey {
    private final Cohort cohort;
    private final NormVersion to;
    private final MessageDigest digest;
    private final SideCounts counts = new SideCounts();
    private final List<Compared> changing = new ArrayList<>();
    private long cycles;

    MoveSurvey(Cohort cohort, NormVersion to) {
        this.cohort = cohort;
        this.to = to;
        this.digest = Sha256.digest();
        line(
                cohort.register(),
                cohort.norm(),
                to,
                new TreeSet<>(
                        cohort.occupations().stream().map(OccupationCode::value).toList()),
                cohort.renewalsFrom(),
                cohort.renewalsTo(),
                cohort.endsFrom(),
                cohort.endsUntil());
    }

    void add(Compared compared) {
        cycles++;
        counts.add(compared);
        line(
                compared.cycle().id(),
                compared.cycle().version(),
                compared.now().outcome(),
                compared.now().met(),
                compared.then().outcome(),
                compared.then().met());
        if (compared.now().met() != compared.then().met() && changing.size() < CycleMovePreview.MOST_NAMED) {
            changing.add(compared);
        }
    }

    private void line(@Nullable Object... values) {
        digest.update(
                (String.join("|", Arrays.stream(values).map(String::valueOf).toList()) + "\n")
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** Call it once, at the end. */
    CycleMovePreview preview() {
        return new CycleMovePreview(cohort, to, HexFormat.of().formatHex(digest.digest()), cycles, counts, changing);
    }
}
