package nl.qualityregister.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SmallNumbersTest {
    private static final long LEAST = 5;

    /** A table with the sums of its rows and columns, in cells of {@code numbers}. */
    private static final class Table {
        private final int[][] cells;
        private final long[][] values;

        private Table(int[][] cells, long[][] values) {
            this.cells = cells;
            this.values = values;
        }

        static Table of(SmallNumbers numbers, long[][] inner) {
            int rows = inner.length;
            int columns = inner[0].length;
            long[][] values = new long[rows + 1][columns + 1];
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    values[row][column] = inner[row][column];
                    values[row][columns] += inner[row][column];
                    values[rows][column] += inner[row][column];
                    values[rows][columns] += inner[row][column];
                }
            }
            int[][] cells = new int[rows + 1][columns + 1];
            for (int row = 0; row <= rows; row++) {
                for (int column = 0; column <= columns; column++) {
                    cells[row][column] = numbers.cell(values[row][column]);
                }
            }
            lines(cells).forEach(line -> numbers.line(line.getFirst(), line.subList(1, line.size())));
            return new Table(cells, values);
        }

        /** Each total with its parts. */
        static List<List<Integer>> lines(int[][] cells) {
            int rows = cells.length - 1;
            int columns = cells[0].length - 1;
            List<List<Integer>> lines = new ArrayList<>();
            for (int row = 0; row <= rows; row++) {
                List<Integer> line = new ArrayList<>(List.of(cells[row][columns]));
                for (int column = 0; column < columns; column++) {
                    line.add(cells[row][column]);
                }
                lines.add(line);
            }
            for (int column = 0; column <= columns; column++) {
                List<Integer> line = new ArrayList<>(List.of(cells[rows][column]));
                for (int row = 0; row < rows; row++) {
                    line.add(cells[row][column]);
                }
                lines.add(line);
            }
            return lines;
        }
    }

    @Test
    void whatIsLargeEnoughEverywhereIsShown() {
        SmallNumbers numbers = new SmallNumbers(LEAST);
        Table table = Table.of(numbers, new long[][] {{5, 17}, {300, 8}});

        numbers.decide();

        for (int[] row : table.cells) {
            for (int cell : row) {
                assertThat(numbers.shown(cell)).isPresent();
            }
        }
    }

    @Test
    void aSmallNumberTakesAnotherOfItsLineWithIt() {
        SmallNumbers numbers = new SmallNumbers(LEAST);
        int total = numbers.cell(40);
        int small = numbers.cell(3);
        int medium = numbers.cell(12);
        int large = numbers.cell(25);
        numbers.line(total, List.of(small, medium, large));

        numbers.decide();

        assertThat(numbers.shown(small)).isEmpty();
        assertThat(numbers.shown(medium)).isEmpty();
        assertThat(numbers.shown(large)).hasValue(25);
        assertThat(numbers.shown(total)).hasValue(40);
    }

    @Test
    void twoSmallNumbersWhoseSumIsSmallAreNotToldBySubtraction() {
        SmallNumbers numbers = new SmallNumbers(LEAST);
        int total = numbers.cell(31);
        List<Integer> parts = List.of(numbers.cell(1), numbers.cell(2), numbers.cell(28));
        numbers.line(total, parts);

        numbers.decide();

        assertThat(parts).allSatisfy(part -> assertThat(numbers.shown(part)).isEmpty());
        assertThat(numbers.shown(total)).hasValue(31);
    }

    @Test
    void zeroIsToldUnlessItIsKeptBack() {
        SmallNumbers numbers = new SmallNumbers(LEAST);
        int total = numbers.cell(20);
        int nobody = numbers.cell(0);
        int kept = numbers.cell(0);
        int all = numbers.cell(20);
        numbers.line(total, List.of(nobody, kept, all));
        numbers.keepBack(kept);

        numbers.decide();

        assertThat(numbers.shown(nobody)).hasValue(0);
        assertThat(numbers.shown(kept)).isEmpty();
        assertThat(numbers.shown(all)).isEmpty();
    }

    @Test
    void whereTwoCellsCountTheSamePeopleNeitherTellsTheOther() {
        SmallNumbers numbers = new SmallNumbers(LEAST);
        int total = numbers.cell(40);
        int small = numbers.cell(3);
        int medium = numbers.cell(37);
        numbers.line(total, List.of(small, medium));
        int alike = numbers.cell(37);
        numbers.alike(medium, alike);

        numbers.decide();

        assertThat(numbers.shown(alike)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noWithheldNumberFollowsFromWhatIsShown(int seed) {
        Random random = new Random(seed);
        SmallNumbers numbers = new SmallNumbers(LEAST);
        long[][] inner = new long[1 + random.nextInt(5)][1 + random.nextInt(5)];
        for (long[] row : inner) {
            for (int column = 0; column < row.length; column++) {
                row[column] = random.nextInt(3) == 0 ? random.nextInt(6) : random.nextInt(60);
            }
        }
        Table table = Table.of(numbers, inner);

        numbers.decide();

        List<List<Integer>> lines = Table.lines(table.cells);
        for (int row = 0; row < table.cells.length; row++) {
            for (int column = 0; column < table.cells[0].length; column++) {
                int cell = table.cells[row][column];
                if (numbers.isSmall(table.values[row][column])) {
                    assertThat(numbers.shown(cell)).isEmpty();
                }
                if (numbers.shown(cell).isEmpty()) {
                    assertThat(follows(cell, lines, numbers))
                            .as("seed %d", seed)
                            .isFalse();
                }
            }
        }
    }

    static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    /** A value follows when the equations with it fixed say no more than without. */
    private static boolean follows(int cell, List<List<Integer>> lines, SmallNumbers numbers) {
        int[] unknown = lines.stream()
                .flatMap(List::stream)
                .distinct()
                .filter(one -> numbers.shown(one).isEmpty())
                .mapToInt(Integer::intValue)
                .toArray();
        List<double[]> equations = new ArrayList<>();
        for (List<Integer> line : lines) {
            equations.add(IntStream.of(unknown)
                    .mapToDouble(one -> line.getFirst() == one ? -1 : line.contains(one) ? 1 : 0)
                    .toArray());
        }
        int before = rank(equations);
        equations.add(
                IntStream.of(unknown).mapToDouble(one -> one == cell ? 1 : 0).toArray());
        return rank(equations) == before;
    }

    private static int rank(List<double[]> rows) {
        List<double[]> left = new ArrayList<>(rows.stream().map(double[]::clone).toList());
        int columns = left.getFirst().length;
        int rank = 0;
        for (int column = 0; column < columns; column++) {
            int at = column;
            double[] pivot = left.stream()
                    .filter(row -> Math.abs(row[at]) > 1e-9)
                    .findFirst()
                    .orElse(null);
            if (pivot != null) {
                left.remove(pivot);
                rank++;
                for (double[] row : left) {
                    double factor = row[at] / pivot[at];
                    for (int i = 0; i < columns; i++) {
                        row[i] -= factor * pivot[i];
                    }
                }
            }
        }
        return rank;
    }
}
