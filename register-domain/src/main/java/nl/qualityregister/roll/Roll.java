package nl.qualityregister.roll;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import nl.qualityregister.registrant.RegistrationNumber;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door of the public register. */
@Service
@Transactional
public class Roll {
    /**
     * Appends under one advisory lock held to commit, at most 1,000 at a time; an entry with a known (registration, kind, basis) is
     * left out. Publishes {@link EntriesAppended} with what was new.
     */
    public List<RollEntry> append(List<NewEntry> entries) {
        throw new UnsupportedOperationException();
    }

    /** Every registration of each number on the day, as known at the moment; a number without any is left out. */
    public Map<RegistrationNumber, List<Standing>> standings(
            Collection<RegistrationNumber> numbers, LocalDate validOn, Instant knownAt) {
        throw new UnsupportedOperationException();
    }

    /** Entries after the cursor (an index; -1 for the beginning), in order, at most {@code limit}. */
    public List<RollEntry> after(long cursor, int limit) {
        throw new UnsupportedOperationException();
    }
}
