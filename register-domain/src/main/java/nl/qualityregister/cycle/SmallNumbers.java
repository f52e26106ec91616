package nl.qualityregister.cycle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Withholds numbers of people that are too small to publish, and as many others as it takes that none of them can be found by adding and
 * subtracting what is published. All withheld numbers look the same, so that nobody can tell which of them is small. Zero is about nobody
 * and is published, unless it is kept back: in a small group it tells of all the others.
 *
 * <p>Published tables are told as cells and as lines: a line is a total and the parts it is the sum of. A number is safe when the lines,
 * taken as equations, leave it open; and the withheld parts of a published total are not fewer than the least number between them.
 */
public final class SmallNumbers {
    private static final double NOTHING = 1e-9;

    private final long least;
    private final List<Long> values = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<int[]> same = new ArrayList<>();
    private final Set<Integer> keptBack = new HashSet<>();
    private boolean[] withheld = new boolean[0];

    /** @param least the smallest number that may be published */
    public SmallNumbers(long least) {
        this.least = least;
    }

    private record Line(int total, List<Integer> parts) {
        Line {
            parts = List.copyOf(parts);
        }

        Stream<Integer> cells() {
            return Stream.concat(Stream.of(total), parts.stream());
        }
    }

    /** A cell; by what it returns lines name it. */
    public int cell(long value) {
        values.add(value);
        return values.size() - 1;
    }

    /** Withholds a cell whatever its value. */
    public void keepBack(int cell) {
        keptBack.add(cell);
    }

    /** The total is the sum of the parts, and everybody knows. */
    public void line(int total, List<Integer> parts) {
        lines.add(new Line(total, parts));
    }

    /** Two cells that count nearly the same people: where they are equal, both are published or none. */
    public void alike(int one, int other) {
        if (value(one) == value(other)) {
            same.add(new int[] {one, other});
        }
    }

    /** Whether a number tells of too few people. */
    public boolean isSmall(long people) {
        return people > 0 && people < least;
    }

    private long value(int cell) {
        return values.get(cell);
    }

    /** Decides what is withheld; call it when all cells and lines are there. */
    public void decide() {
        withheld = new boolean[values.size()];
        for (int cell = 0; cell < withheld.length; cell++) {
            withheld[cell] = keptBack.contains(cell) || isSmall(value(cell));
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Line line : lines) {
                changed |= guard(line);
            }
            for (int[] pair : same) {
                changed |= withheld[pair[0]] != withheld[pair[1]];
                withheld[pair[0]] |= withheld[pair[1]];
                withheld[pair[1]] = withheld[pair[0]];
            }
            if (!changed) {
                changed = guardWhatFollows();
            }
        }
    }

    /** The number, or nothing where it is withheld. */
    public OptionalLong shown(int cell) {
        return withheld[cell] ? OptionalLong.empty() : OptionalLong.of(value(cell));
    }

    private boolean guard(Line line) {
        long hidden = line.cells().filter(cell -> withheld[cell]).count();
        long sum = line.parts().stream()
                .filter(cell -> withheld[cell])
                .mapToLong(this::value)
                .sum();
        boolean safe = hidden == 0 || (hidden > 1 && (withheld[line.total()] || sum >= least));
        return !safe && withholdOneMore(line);
    }

    /** The smallest part that is still shown, and nobody at last; when there is none, the total. */
    private boolean withholdOneMore(Line line) {
        Optional<Integer> next = line.parts().stream()
                .filter(cell -> !withheld[cell])
                .min(Comparator.comparing((Integer cell) -> value(cell) == 0).thenComparing(this::value));
        int cell = next.orElse(line.total());
        boolean shown = !withheld[cell];
        withheld[cell] = true;
        return shown;
    }

    /** Finds what follows from the lines together, and withholds one more number beside it. */
    private boolean guardWhatFollows() {
        for (int cell : following()) {
            for (Line line : lines) {
                if (line.cells().anyMatch(one -> one == cell) && withholdOneMore(line)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The withheld cells that the equations leave no choice for: alone in a row of their reduced form. */
    private List<Integer> following() {
        int[] unknown = IntStream.range(0, withheld.length)
                .filter(cell -> withheld[cell])
                .toArray();
        double[][] rows = lines.stream().map(line -> row(line, unknown)).toArray(double[][]::new);
        int pivot = 0;
        for (int column = 0; column < unknown.length && pivot < rows.length; column++) {
            if (choosePivot(rows, pivot, column)) {
                eliminate(rows, pivot, column);
                pivot++;
            }
        }
        List<Integer> found = new ArrayList<>();
        for (double[] row : rows) {
            int[] left = IntStream.range(0, row.length)
                    .filter(column -> Math.abs(row[column]) > NOTHING)
                    .toArray();
            if (left.length == 1) {
                found.add(unknown[left[0]]);
            }
        }
        return found;
    }

    private static double[] row(Line line, int[] unknown) {
        double[] row = new double[unknown.length];
        for (int column = 0; column < unknown.length; column++) {
            int cell = unknown[column];
            row[column] = cell == line.total() ? -1 : line.parts().contains(cell) ? 1 : 0;
        }
        return row;
    }

    private static boolean choosePivot(double[][] rows, int pivot, int column) {
        for (int row = pivot; row < rows.length; row++) {
            if (Math.abs(rows[row][column]) > NOTHING) {
                double[] found = rows[row];
                rows[row] = rows[pivot];
                rows[pivot] = found;
                return true;
            }
        }
        return false;
    }

    private static void eliminate(double[][] rows, int pivot, int column) {
        double by = rows[pivot][column];
        for (int at = 0; at < rows[pivot].length; at++) {
            rows[pivot][at] /= by;
        }
        for (int row = 0; row < rows.length; row++) {
            double factor = rows[row][column];
            if (row != pivot && Math.abs(factor) > NOTHING) {
                for (int at = 0; at < rows[row].length; at++) {
                    rows[row][at] -= factor * rows[pivot][at];
                }
            }
        }
    }
}
