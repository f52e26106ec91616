package nl.qualityregister.registrant;

/** The person's key inside; never leaves the register (outside it is the registration number). */
public record RegistrantId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
