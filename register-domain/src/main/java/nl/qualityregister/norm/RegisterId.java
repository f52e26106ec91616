package nl.qualityregister.norm;

/** A register carried by this installation, such as {@code krsd-demo}. */
public record RegisterId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
