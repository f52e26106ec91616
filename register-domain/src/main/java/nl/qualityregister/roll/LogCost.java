package nl.qualityregister.roll;

import static java.util.stream.Collectors.toSet;

import java.security.SecureRandom;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import org.springframework.stereotype.Component;

/** For the benchmark: what of appending belongs to the log, done once more and measured by itself. */
@Component
public class LogCost {
    private final Registrants registrants;
    private final SecureRandom chance = new SecureRandom();

    LogCost(Registrants registrants) {
        this.registrants = registrants;
    }

    /** Nanoseconds for drawing the salts, spelling the contents and hashing them, by the very code that appends. */
    public long leaves(Collection<RollEntry> entries) {
        Map<RegistrantId, Registrant> people = registrants.byId(entries.stream()
                .map(entry -> entry.entry().registration().registrant())
                .collect(toSet()));
        long begin = System.nanoTime();
        int bytes = 0;
        for (RollEntry entry : entries) {
            Registrant person = Objects.requireNonNull(
                    people.get(entry.entry().registration().registrant()));
            bytes += Leaf.of(entry.entry(), person.number(), entry.recordedAt(), chance)
                    .commitment()
                    .length;
        }
        long spent = System.nanoTime() - begin;
        if (bytes != entries.size() * 32) {
            throw new IllegalStateException("a commitment is of 32 bytes");
        }
        return spent;
    }
}
