package nl.qualityregister.norm;

/** A norm set (reglement): the rules by which some occupations of one register are judged together. */
public record NormSetId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
