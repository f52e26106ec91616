package nl.qualityregister.norm;

import com.fasterxml.jackson.annotation.JsonValue;

/** The id of a register, such as {@code krsd-demo}. */
public record RegisterId(@JsonValue String value) {

    public RegisterId {
        Ids.requireKebab(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
