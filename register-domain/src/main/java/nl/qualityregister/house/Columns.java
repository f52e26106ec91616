package nl.qualityregister.house;

import java.util.Collection;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Rows turned on their side: one array a column, for statements that write or ask many at once through {@code unnest} or
 * {@code = any(...)}. Whatever is not text or a whole number travels as text and is cast by the statement.
 */
public final class Columns {
    private Columns() {}

    public static <T> @Nullable String[] text(Collection<T> rows, Function<T, @Nullable Object> column) {
        @Nullable String[] values = new String[rows.size()];
        int i = 0;
        for (T row : rows) {
            @Nullable Object value = column.apply(row);
            values[i++] = value == null ? null : value.toString();
        }
        return values;
    }

    public static <T> Long[] numbers(Collection<T> rows, ToLongFunction<T> column) {
        return rows.stream().mapToLong(column).boxed().toArray(Long[]::new);
    }
}
