package nl.qualityregister.norm;

import com.fasterxml.jackson.annotation.JsonValue;

/** The code of an occupation within a register, such as {@code job-coach}. */
public record OccupationCode(@JsonValue String value) {

    public OccupationCode {
        Ids.requireKebab(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
