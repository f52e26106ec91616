package nl.qualityregister.norm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ceilings that hold together. They are applied in the order of the norm; where one is a share of a whole that a later one
 * still cuts, they are applied again to what then counts, until nothing changes.
 */
record Ceilings(List<Ceiling> list, boolean hasEarlierShare) {

    static final Ceilings NONE = new Ceilings(List.of());

    Ceilings(List<Ceiling> list) {
        this(List.copyOf(list), hasEarlierShare(list));
    }

    private static final int PASSES = 1_000;

    boolean isEmpty() {
        return list.isEmpty();
    }

    /** What counts of a base that is made for this and used up by it. */
    Counted apply(Evaluation evaluation, Counted base, int outer) {
        if (!hasEarlierShare) {
            return pass(evaluation, base, outer, null);
        }
        Counted counted = pass(evaluation, base.copy(), outer, null);
        for (int pass = 0; pass < PASSES; pass++) {
            Counted next = pass(evaluation, base.copy(), outer, counted);
            if (next.sameAs(counted)) {
                return next;
            }
            counted = next;
        }
        return counted;
    }

    private Counted pass(Evaluation evaluation, Counted counted, int outer, @Nullable Counted previous) {
        for (Ceiling ceiling : list) {
            ceiling.apply(evaluation, counted, outer, previous);
        }
        return counted;
    }

    /** A last ceiling sees what all others left; only an earlier share can be upset by a later ceiling. */
    private static boolean hasEarlierShare(List<Ceiling> list) {
        for (int i = 0; i < list.size() - 1; i++) {
            if (list.get(i).share() != null) {
                return true;
            }
        }
        return !list.isEmpty()
                && list.getLast().share() != null
                && list.getLast().overflow() != null;
    }
}
