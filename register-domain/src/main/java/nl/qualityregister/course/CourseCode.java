package nl.qualityregister.course;

/** A course's code, unique here, given by the provider or drawn: {@code KRS-2024-017}. */
public record CourseCode(String value) {
    @Override
    public String toString() {
        return value;
    }
}
