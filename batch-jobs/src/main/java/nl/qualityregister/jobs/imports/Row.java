package nl.qualityregister.jobs.imports;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import nl.qualityregister.norm.Hundredths;
import org.jspecify.annotations.Nullable;

/**
 * One row as it stands in the file. The values are for rows that {@link TableSchema#check} found in order.
 *
 * @param number from 1, the header and empty lines not counted
 * @param line the line of the file on which it begins, from 1
 */
record Row(long number, long line, List<String> cells, Layout layout) {
    private static final Pattern BAR = Pattern.compile("\\|");

    /** Without surrounding blanks; empty when the column is empty or not in the file. */
    String cell(String column) {
        Integer place = layout.places().get(column);
        return place == null || place >= cells.size() ? "" : cells.get(place).strip();
    }

    String need(String column) {
        String value = cell(column);
        if (value.isEmpty()) {
            throw new IllegalStateException("no value in a required column: " + column);
        }
        return value;
    }

    @Nullable
    String text(String column) {
        String value = cell(column);
        return value.isEmpty() ? null : value;
    }

    boolean has(String column) {
        return !cell(column).isEmpty();
    }

    @Nullable
    LocalDate day(String column) {
        return has(column) ? LocalDate.parse(cell(column)) : null;
    }

    LocalDate needDay(String column) {
        return Objects.requireNonNull(day(column), column);
    }

    @Nullable
    Integer whole(String column) {
        return has(column) ? Integer.valueOf(cell(column)) : null;
    }

    int needWhole(String column) {
        return Objects.requireNonNull(whole(column), column);
    }

    @Nullable
    Hundredths amount(String column) {
        return has(column) ? Hundredths.parse(cell(column)) : null;
    }

    Hundredths needAmount(String column) {
        return Objects.requireNonNull(amount(column), column);
    }

    Set<String> list(String column) {
        return has(column) ? new TreeSet<>(BAR.splitAsStream(cell(column)).toList()) : Set.of();
    }
}
