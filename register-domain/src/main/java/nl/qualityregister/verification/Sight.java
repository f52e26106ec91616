package nl.qualityregister.verification;

import java.util.List;
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.roll.Standing;

/** What there is to see under a number. */
public sealed interface Sight {
    /** @param standings on the day and as known at the moment asked; never empty */
    record Shown(List<Standing> standings) implements Sight {
        public Shown {
            standings = List.copyOf(standings);
        }
    }

    /** The person exists; the rest is told by the office. */
    record Hidden() implements Sight {}

    /** The person is known under another number. */
    record Moved(RegistrationNumber survivor) implements Sight {}

    /** The person was erased. */
    record Gone() implements Sight {}

    /** No such number, or nothing of it on that day. */
    record Unknown() implements Sight {}
}
