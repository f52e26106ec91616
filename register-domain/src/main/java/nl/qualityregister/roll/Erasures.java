package nl.qualityregister.roll;

import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Which places of the log were erased properly, by what the log itself notes. */
@Component
class Erasures {
    private final LogRows rows;
    private final JsonMapper json;

    Erasures(LogRows rows, JsonMapper json) {
        this.rows = rows;
        this.json = json;
    }

    /** Those noted after the place; all after -1. */
    Set<Long> since(long index) {
        Set<Long> erased = new HashSet<>();
        rows.notes(LogNote.Kind.ENTRIES_ERASED).stream()
                .filter(note -> note.index() > index)
                .forEach(note ->
                        json.readTree(note.content()).path("entries").forEach(place -> erased.add(place.asLong())));
        return erased;
    }
}
