package nl.qualityregister.course;

/** One run (uitvoering) of a course; unique here: {@code KRS-2024-017-3}. */
public record EditionCode(String value) {
    @Override
    public String toString() {
        return value;
    }
}
