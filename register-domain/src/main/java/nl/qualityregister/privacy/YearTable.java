package nl.qualityregister.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import nl.qualityregister.cycle.SmallNumbers;
import nl.qualityregister.norm.Texts;

/**
 * A table of a year's report as it may be read: what tells of too few people is withheld, and so is whatever would give that away.
 *
 * @param cells row by row; absent where it is withheld
 */
public record YearTable(
        String code,
        Texts name,
        List<Texts> rows,
        List<Texts> columns,
        List<List<OptionalLong>> cells,
        List<OptionalLong> rowTotals,
        List<OptionalLong> columnTotals,
        OptionalLong total) {
    /** The smallest number of people that is told. */
    public static final long LEAST = 5;

    public YearTable {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        cells = cells.stream().map(List::copyOf).toList();
        rowTotals = List.copyOf(rowTotals);
        columnTotals = List.copyOf(columnTotals);
    }

    /** @param counts row by row */
    static YearTable of(String code, Texts name, List<Texts> rows, List<Texts> columns, long[][] counts) {
        SmallNumbers numbers = new SmallNumbers(LEAST);
        List<List<Integer>> cells = new ArrayList<>();
        List<Integer> rowTotals = new ArrayList<>();
        long sum = 0;
        for (long[] row : counts) {
            List<Integer> parts = IntStream.range(0, row.length)
                    .mapToObj(column -> numbers.cell(row[column]))
                    .toList();
            long rowSum = IntStream.range(0, row.length).mapToLong(i -> row[i]).sum();
            int total = numbers.cell(rowSum);
            numbers.line(total, parts);
            cells.add(parts);
            rowTotals.add(total);
            sum += rowSum;
        }
        List<Integer> columnTotals = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            int at = column;
            long columnSum = IntStream.range(0, counts.length)
                    .mapToLong(row -> counts[row][at])
                    .sum();
            int total = numbers.cell(columnSum);
            numbers.line(total, cells.stream().map(row -> row.get(at)).toList());
            columnTotals.add(total);
        }
        int grand = numbers.cell(sum);
        numbers.line(grand, rowTotals);
        numbers.line(grand, columnTotals);
        numbers.decide();
        return new YearTable(
                code,
                name,
                rows,
                columns,
                cells.stream()
                        .map(row -> row.stream().map(numbers::shown).toList())
                        .toList(),
                rowTotals.stream().map(numbers::shown).toList(),
                columnTotals.stream().map(numbers::shown).toList(),
                numbers.shown(grand));
    }
}
