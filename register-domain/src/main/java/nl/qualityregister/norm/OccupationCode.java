package nl.qualityregister.norm;

/** An occupation (beroep, functieprofiel) of a register, such as {@code debt-counsellor}. */
public record OccupationCode(String value) {
    @Override
    public String toString() {
        return value;
    }
}
