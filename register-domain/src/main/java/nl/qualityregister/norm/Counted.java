package nl.qualityregister.norm;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What counts of each activity, and of each part that overflowed into another category, in the order in which ceilings are
 * filled. A part stands behind the activity it came from. What is rare is kept only once it happens: this is made anew for
 * every judgement.
 */
final class Counted {

    int size;
    int[] category;
    long[] points;
    long[] hours;
    private boolean[] in;
    private int @Nullable [] item;
    private boolean @Nullable [] part;
    private @Nullable Losses losses;
    private boolean unordered;

    /** What ceilings took. */
    private static final class Losses {

        private boolean[] cut;
        private long[] amount;
        private @Nullable Unit[] unit;

        Losses(int size) {
            cut = new boolean[size];
            amount = new long[size];
            unit = new @Nullable Unit[size];
        }

        Losses(Losses other, int size) {
            cut = Arrays.copyOf(other.cut, size);
            amount = Arrays.copyOf(other.amount, size);
            unit = Arrays.copyOf(other.unit, size);
        }

        void note(int i, Unit lostUnit, long surplus) {
            cut[i] = true;
            amount[i] += surplus;
            unit[i] = lostUnit;
        }

        Losses ordered(int[] order) {
            Losses ordered = new Losses(order.length);
            for (int i = 0; i < order.length; i++) {
                ordered.cut[i] = cut[order[i]];
                ordered.amount[i] = amount[order[i]];
                ordered.unit[i] = unit[order[i]];
            }
            return ordered;
        }
    }

    /** Activities with their worth; what is handed over is kept. */
    Counted(boolean[] in, int[] category, long[] points, long[] hours) {
        this.size = in.length;
        this.in = in;
        this.category = category;
        this.points = points;
        this.hours = hours;
    }

    Counted copy() {
        Counted copy = new Counted(in.clone(), category.clone(), points.clone(), hours.clone());
        copy.size = size;
        copy.item = item == null ? null : item.clone();
        copy.part = part == null ? null : part.clone();
        copy.losses = losses == null ? null : new Losses(losses, size);
        return copy;
    }

    /** Leaves an entry out, as if it had never been in. */
    void leaveOut(int i) {
        in[i] = false;
    }

    int item(int i) {
        return item == null ? i : item[i];
    }

    boolean hasParts() {
        return part != null;
    }

    boolean isPart(int i) {
        return part != null && part[i];
    }

    /** Whether it counts at all. */
    boolean isIn(int i) {
        return in[i];
    }

    boolean hasLosses() {
        return losses != null;
    }

    boolean isCut(int i) {
        return losses != null && losses.cut[i];
    }

    long lost(int i) {
        return losses == null ? 0 : losses.amount[i];
    }

    @Nullable
    Unit lostUnit(int i) {
        return losses == null ? null : losses.unit[i];
    }

    /** Whether there is something of this unit that a ceiling can cut. */
    boolean holds(int i, Unit unit) {
        return in[i] && amount(i, unit) > 0;
    }

    long amount(int i, Unit unit) {
        return switch (unit) {
            case POINTS -> points[i];
            case HOURS -> hours[i];
            default -> isPart(i) ? 0 : 100;
        };
    }

    void cut(int i, Unit unit, long kept, @Nullable Integer overflow) {
        long surplus = amount(i, unit) - kept;
        if (unit == Unit.ITEMS) {
            in[i] = false;
        } else if (unit == Unit.POINTS) {
            points[i] = kept;
        } else {
            hours[i] = kept;
        }
        if (overflow == null) {
            if (losses == null) {
                losses = new Losses(size);
            }
            losses.note(i, unit, surplus);
        } else {
            addPart(i, unit, surplus, overflow);
        }
    }

    private void addPart(int i, Unit unit, long amount, int into) {
        int added = size++;
        int[] items = item == null ? IntStream.range(0, added).toArray() : item;
        boolean[] parts = part == null ? new boolean[added] : part;
        category = Arrays.copyOf(category, size);
        points = Arrays.copyOf(points, size);
        hours = Arrays.copyOf(hours, size);
        in = Arrays.copyOf(in, size);
        items = Arrays.copyOf(items, size);
        parts = Arrays.copyOf(parts, size);
        losses = losses == null ? null : new Losses(losses, size);
        category[added] = into;
        points[added] = unit == Unit.POINTS ? amount : Items.NONE;
        hours[added] = unit == Unit.HOURS ? amount : Items.NONE;
        in[added] = true;
        items[added] = items[i];
        parts[added] = true;
        item = items;
        part = parts;
        unordered = true;
    }

    /** Puts parts that were added behind the activities they came from. */
    void order() {
        int[] items = item;
        boolean[] parts = part;
        if (!unordered || items == null || parts == null) {
            return;
        }
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted((a, b) -> Integer.compare(items[a], items[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        category = IntStream.of(order).map(i -> category[i]).toArray();
        points = IntStream.of(order).mapToLong(i -> points[i]).toArray();
        hours = IntStream.of(order).mapToLong(i -> hours[i]).toArray();
        in = ordered(in, order);
        part = ordered(parts, order);
        item = IntStream.of(order).map(i -> items[i]).toArray();
        losses = losses == null ? null : losses.ordered(order);
        unordered = false;
    }

    private static boolean[] ordered(boolean[] flags, int[] order) {
        boolean[] ordered = new boolean[order.length];
        for (int i = 0; i < order.length; i++) {
            ordered[i] = flags[order[i]];
        }
        return ordered;
    }

    boolean sameAs(Counted other) {
        return size == other.size
                && Arrays.equals(category, other.category)
                && Arrays.equals(points, other.points)
                && Arrays.equals(hours, other.hours)
                && Arrays.equals(in, other.in);
    }
}
