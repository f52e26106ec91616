package nl.qualityregister.norm;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What counts of each activity, and of each part that overflowed into another category. Parts stand behind the activities
 * they came from.
 */
final class Counted {

    int size;
    int[] category;
    private int[] item;
    long[] points;
    long[] hours;
    private boolean[] dropped;
    private final boolean[] in;
    private boolean[] cut;
    private long[] lost;
    private @Nullable Unit[] lostUnit;

    /** All activities that are in, each with its worth. */
    Counted(boolean[] in, int[] category, long[] points, long[] hours) {
        this.size = in.length;
        this.in = in;
        this.category = category;
        this.points = points.clone();
        this.hours = hours.clone();
        this.dropped = new boolean[size];
        this.cut = new boolean[size];
        this.lost = new long[size];
        this.lostUnit = new @Nullable Unit[size];
        this.item = new int[size];
        Arrays.setAll(item, i -> i);
    }

    int item(int i) {
        return item[i];
    }

    boolean isPart(int i) {
        return i >= in.length;
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
            default -> isPart(i) ? 0 : 100;
        };
    }

    void cut(int i, Unit unit, long kept, @Nullable Integer overflow) {
        long surplus = amount(i, unit) - kept;
        if (unit == Unit.ITEMS) {
            dropped[i] = true;
            points[i] = Math.min(points[i], 0);
            hours[i] = Math.min(hours[i], 0);
        } else {
            (unit == Unit.POINTS ? points : hours)[i] = kept;
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
        int part = size++;
        category = Arrays.copyOf(category, size);
        item = Arrays.copyOf(item, size);
        points = Arrays.copyOf(points, size);
        hours = Arrays.copyOf(hours, size);
        dropped = Arrays.copyOf(dropped, size);
        cut = Arrays.copyOf(cut, size);
        lost = Arrays.copyOf(lost, size);
        lostUnit = Arrays.copyOf(lostUnit, size);
        category[part] = into;
        item[part] = item[i];
        points[part] = unit == Unit.POINTS ? amount : Items.NONE;
        hours[part] = unit == Unit.HOURS ? amount : Items.NONE;
    }

    boolean sameAs(Counted other) {
        return size == other.size
                && Arrays.equals(category, other.category)
                && Arrays.equals(points, other.points)
                && Arrays.equals(hours, other.hours)
                && Arrays.equals(dropped, other.dropped);
    }
}
