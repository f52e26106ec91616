package nl.qualityregister.registrant;

/** Somebody found by name, and how near what was written is to what he or she is called. */
public record NameMatch(Registrant person, Nearness nearness) {
    public enum Nearness {
        /** The surname, or either part of a double one. */
        EXACT,
        /** The surname begins so. */
        PREFIX,
        /** One letter off. */
        SIMILAR
    }
}
