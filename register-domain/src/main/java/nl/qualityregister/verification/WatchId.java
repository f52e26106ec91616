package nl.qualityregister.verification;

import java.util.UUID;

/** The stable name of a watched person with one employer, whatever becomes of his or her number. */
public record WatchId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
