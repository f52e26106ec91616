package nl.qualityregister.norm;

import com.fasterxml.jackson.annotation.JsonValue;

/** The id of a norm set, whatever its version, such as {@code krsd-demo}. */
public record NormSetId(@JsonValue String value) {

    public NormSetId {
        Ids.requireKebab(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
