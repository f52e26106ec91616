package nl.qualityregister.norm;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A few attributes of an activity, looked up by walking along them: for the handful there is that is quicker than hashing, and
 * millions of them are held at night.
 */
final class AttributeMap extends AbstractMap<String, AttributeValue> {

    private static final AttributeMap NONE = new AttributeMap(new String[0], new AttributeValue[0]);

    private final String[] names;
    private final AttributeValue[] values;

    private AttributeMap(String[] names, AttributeValue[] values) {
        this.names = names;
        this.values = values;
    }

    static Map<String, AttributeValue> copyOf(Map<String, AttributeValue> attributes) {
        if (attributes instanceof AttributeMap) {
            return attributes;
        }
        if (attributes.isEmpty()) {
            return NONE;
        }
        String[] names = new String[attributes.size()];
        AttributeValue[] values = new AttributeValue[attributes.size()];
        int filled = 0;
        for (Map.Entry<String, AttributeValue> attribute : attributes.entrySet()) {
            names[filled] = attribute.getKey();
            values[filled] = attribute.getValue();
            filled++;
        }
        return new AttributeMap(names, values);
    }

    @Override
    public @Nullable AttributeValue get(@Nullable Object name) {
        if (name instanceof String wanted) {
            int hash = wanted.hashCode();
            for (int i = 0; i < names.length; i++) {
                if (names[i].hashCode() == hash && names[i].equals(wanted)) {
                    return values[i];
                }
            }
        }
        return null;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return get(name) != null;
    }

    @Override
    public int size() {
        return names.length;
    }

    @Override
    public Set<Entry<String, AttributeValue>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<String, AttributeValue>> iterator() {
                return IntStream.range(0, names.length)
                        .mapToObj(i -> Map.entry(names[i], values[i]))
                        .iterator();
            }

            @Override
            public int size() {
                return names.length;
            }
        };
    }
}
