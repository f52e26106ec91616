package nl.qualityregister.decision;

import java.util.List;

/** Intentions that were announced, or announced anew with another term, in the transaction that did it. */
public record IntentionsAnnounced(List<Intention> intentions) {
    public IntentionsAnnounced {
        intentions = List.copyOf(intentions);
    }
}
