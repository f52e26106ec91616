package nl.qualityregister.roll;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** What can be done to a measure, and in which states of it. */
enum MeasureMove {
    LIFT(EntryKind.MEASURE_LIFTED),
    REVERSE(EntryKind.MEASURE_REVERSED),
    CORRECT(EntryKind.MEASURE_CORRECTED);

    private static final Map<MeasureState, Set<MeasureMove>> LEGAL = Map.of(
            MeasureState.IN_FORCE, EnumSet.allOf(MeasureMove.class),
            MeasureState.LIFTED, EnumSet.of(REVERSE, CORRECT),
            MeasureState.REVERSED, EnumSet.noneOf(MeasureMove.class));

    private final EntryKind kind;

    MeasureMove(EntryKind kind) {
        this.kind = kind;
    }

    EntryKind kind() {
        return kind;
    }

    boolean isLegalIn(MeasureState state) {
        return LEGAL.getOrDefault(state, Set.of()).contains(this);
    }
}
