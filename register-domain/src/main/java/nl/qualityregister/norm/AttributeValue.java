package nl.qualityregister.norm;

import java.time.LocalDate;
import java.util.List;

/** What an activity says of itself beyond the fields every activity has. */
public sealed interface AttributeValue {

    record Text(String value) implements AttributeValue {}

    record Flag(boolean value) implements AttributeValue {}

    record Amount(Hundredths value) implements AttributeValue {}

    record Day(LocalDate value) implements AttributeValue {}

    record Texts(List<String> values) implements AttributeValue {
        public Texts {
            values = List.copyOf(values);
        }
    }

    static AttributeValue text(String value) {
        return new Text(value);
    }

    static AttributeValue flag(boolean value) {
        return new Flag(value);
    }

    static AttributeValue amount(String decimal) {
        return new Amount(Hundredths.parse(decimal));
    }

    static AttributeValue day(LocalDate value) {
        return new Day(value);
    }

    static AttributeValue texts(String... values) {
        return new Texts(List.of(values));
    }
}
