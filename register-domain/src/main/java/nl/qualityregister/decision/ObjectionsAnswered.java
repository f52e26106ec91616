package nl.qualityregister.decision;

import java.util.List;

/** Objections that were asked back or decided, in the transaction that did. */
public record ObjectionsAnswered(List<Objection> objections) {
    public ObjectionsAnswered {
        objections = List.copyOf(objections);
    }
}
