package nl.qualityregister.norm;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What counts of each activity, and of each part that overflowed into another category, in the order in which ceilings are
 * filled. A part stands behind the activity it came from.
 */
final class Counted {

    int size;
    int[] category;
    long[] points;
    long[] hours;
    private final boolean[] in;
    private int[] item;
    private boolean[] part;
    private boolean[] dropped;
    private boolean[] cut;
    private long[] lost;
    private @Nullable Unit[] lostUnit;
    private boolean unordered;

    /** All activities that are in, each with its worth. */
    Counted(boolean[] in, int[] category, long[] points, long[] hours) {
        this.size = in.length;
        this.in = in;
        this.category = category;
        this.points = points.clone();
        this.hours = hours.clone();
        this.item = new int[size];
        this.part = new boolean[size];
        this.dropped = new boolean[size];
        this.cut = new boolean[size];
        this.lost = new long[size];
        this.lostUnit = new @Nullable Unit[size];
        for (int i = 0; i < size; i++) {
            item[i] = i;
        }
    }

    private Counted(Counted other) {
        size = other.size;
        in = other.in;
        category = other.category.clone();
        points = other.points.clone();
        hours = other.hours.clone();
        item = other.item.clone();
        part = other.part.clone();
        dropped = other.dropped.clone();
        cut = other.cut.clone();
        lost = other.lost.clone();
        lostUnit = other.lostUnit.clone();
    }

    Counted copy() {
        return new Counted(this);
    }

    /** Leaves an entry out, as if it had never been in. */
    void leaveOut(int i) {
        dropped[i] = true;
    }

    int item(int i) {
        return item[i];
    }

    boolean isPart(int i) {
        return part[i];
    }

    /** Whether it counts at all. */
    boolean isIn(int i) {
        return in[item[i]] && !dropped[i];
    }

    boolean isCut(int i) {
        return cut[i];
    }

    long lost(int i) {
        return lost[i];
    }

    @Nullable
    Unit lostUnit(int i) {
        return lostUnit[i];
    }

    /** Whether there is something of this unit that a ceiling can cut. */
    boolean holds(int i, Unit unit) {
        return isIn(i) && amount(i, unit) > 0;
    }

    long amount(int i, Unit unit) {
        return switch (unit) {
            case POINTS -> points[i];
            case HOURS -> hours[i];
            default -> part[i] ? 0 : 100;
        };
    }

    void cut(int i, Unit unit, long kept, @Nullable Integer overflow) {
        long surplus = amount(i, unit) - kept;
        if (unit == Unit.ITEMS) {
            dropped[i] = true;
            points[i] = Math.min(points[i], 0);
            hours[i] = Math.min(hours[i], 0);
        } else if (unit == Unit.POINTS) {
            points[i] = kept;
        } else {
            hours[i] = kept;
        }
        if (overflow == null) {
            cut[i] = true;
            lost[i] += surplus;
            lostUnit[i] = unit;
        } else {
            addPart(i, unit, surplus, overflow);
        }
    }

    private void addPart(int i, Unit unit, long amount, int into) {
        int added = size++;
        category = Arrays.copyOf(category, size);
        points = Arrays.copyOf(points, size);
        hours = Arrays.copyOf(hours, size);
        item = Arrays.copyOf(item, size);
        part = Arrays.copyOf(part, size);
        dropped = Arrays.copyOf(dropped, size);
        cut = Arrays.copyOf(cut, size);
        lost = Arrays.copyOf(lost, size);
        lostUnit = Arrays.copyOf(lostUnit, size);
        category[added] = into;
        points[added] = unit == Unit.POINTS ? amount : Items.NONE;
        hours[added] = unit == Unit.HOURS ? amount : Items.NONE;
        item[added] = item[i];
        part[added] = true;
        unordered = true;
    }

    /** Puts parts that were added behind the activities they came from. */
    void order() {
        if (!unordered) {
            return;
        }
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted((a, b) -> Integer.compare(item[a], item[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        Counted old = copy();
        for (int i = 0; i < size; i++) {
            int from = order[i];
            category[i] = old.category[from];
            points[i] = old.points[from];
            hours[i] = old.hours[from];
            item[i] = old.item[from];
            part[i] = old.part[from];
            dropped[i] = old.dropped[from];
            cut[i] = old.cut[from];
            lost[i] = old.lost[from];
            lostUnit[i] = old.lostUnit[from];
        }
        unordered = false;
    }

    boolean sameAs(Counted other) {
        return size == other.size
                && Arrays.equals(category, other.category)
                && Arrays.equals(points, other.points)
                && Arrays.equals(hours, other.hours)
                && Arrays.equals(dropped, other.dropped);
    }
}
