package nl.qualityregister.roll;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.trail.Actor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door through which what the roll holds of somebody is erased for good: salt and content of each entry, and the standing. The places
 * and the commitments stay, so that every proof ever given stays valid and proves nothing of the person any more. The log notes which
 * places were erased, by whom and why: whatever is missing without such a note was tampered with.
 */
@Service
@Transactional
public class Erasure {
    private final EntryRows entryRows;
    private final StandingRows standingRows;
    private final Log log;

    Erasure(EntryRows entryRows, StandingRows standingRows, Log log) {
        this.entryRows = entryRows;
        this.standingRows = standingRows;
        this.log = log;
    }

    /**
     * Erases the entries of these registrants in the running transaction, under the lock of appending.
     *
     * @param basis {@code decision:<id>}, {@code retention:<rule>}; everybody can read it
     * @return the places that were erased; none when nothing was left
     */
    public List<Long> forget(Collection<RegistrantId> registrants, Actor by, String basis) {
        entryRows.lock();
        standingRows.remove(Set.copyOf(registrants));
        List<Long> erased = entryRows.erase(registrants).stream().sorted().toList();
        if (!erased.isEmpty()) {
            log.append(LogNote.Kind.ENTRIES_ERASED, Map.of("entries", erased, "actor", by.name(), "basis", basis));
        }
        return erased;
    }
}
