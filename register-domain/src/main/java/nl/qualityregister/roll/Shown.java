package nl.qualityregister.roll;

import java.util.List;

/** What whoever asks may be told of somebody. */
public sealed interface Shown {

    /** @param standings by register and occupation, each with the measures of the day that may be known */
    record Registrations(List<Standing> standings) implements Shown {
        public Registrations {
            standings = List.copyOf(standings);
        }
    }

    /** He or she is in the register and hidden for safety: the office answers, nobody else. */
    record Hidden() implements Shown {}
}
