package nl.qualityregister.cycle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import nl.qualityregister.norm.AttributeValue;
import nl.qualityregister.norm.Hundredths;
import org.jspecify.annotations.Nullable;

/** What a norm sees of the attributes of a credited fact. */
final class Attributes {
    private Attributes() {}

    static Map<String, AttributeValue> of(Map<String, Object> written) {
        Map<String, AttributeValue> attributes = new HashMap<>();
        written.forEach((name, value) -> attribute(value).ifPresent(read -> attributes.put(name, read)));
        return attributes;
    }

    /** What is of no kind a norm knows is not there for it. Days and amounts written as text are read by the norm where it needs them. */
    private static Optional<AttributeValue> attribute(@Nullable Object value) {
        return switch (value) {
            case String text -> Optional.of(new AttributeValue.Text(text));
            case Boolean flag -> Optional.of(new AttributeValue.Flag(flag));
            case Number number -> Optional.of(new AttributeValue.Amount(hundredths(number)));
            case Collection<?> list ->
                Optional.of(new AttributeValue.Texts(list.stream()
                        .filter(Objects::nonNull)
                        .map(Object::toString)
                        .toList()));
            case null, default -> Optional.empty();
        };
    }

    private static Hundredths hundredths(Number number) {
        BigDecimal exact = new BigDecimal(number.toString()).setScale(2, RoundingMode.DOWN);
        return new Hundredths(exact.unscaledValue().longValueExact());
    }
}
