package nl.qualityregister.roll;

/**
 * Which measure an entry is of, and what it was when the entry was made; its days are those of the entry.
 *
 * @param published whether the public may know of it; a suspension and a strike-off always are, for the status tells them
 */
public record MeasureNote(MeasureId id, MeasureKind kind, boolean published) {
    public MeasureNote {
        if (!published && kind.status().isPresent()) {
            throw new IllegalArgumentException("the right to the title is never taken away in secret");
        }
    }
}
