package nl.qualityregister.course;

import static nl.qualityregister.course.LessonState.RETURNED;
import static nl.qualityregister.course.LessonState.SHOWN;
import static nl.qualityregister.course.LessonState.SUBMITTED;
import static nl.qualityregister.course.LessonState.WITHDRAWN;

import java.util.Map;
import java.util.Optional;

/** The life of a shared lesson as one table: what may be done in which state, and where that leads. */
enum LessonMove {
    REWRITE(Map.of(SUBMITTED, SUBMITTED, RETURNED, SUBMITTED, SHOWN, SUBMITTED)),
    SHOW(Map.of(SUBMITTED, SHOWN)),
    RETURN(Map.of(SUBMITTED, RETURNED, SHOWN, RETURNED)),
    WITHDRAW(Map.of(SUBMITTED, WITHDRAWN, RETURNED, WITHDRAWN, SHOWN, WITHDRAWN));

    @SuppressWarnings("ImmutableEnumChecker") // made by Map.of
    private final Map<LessonState, LessonState> table;

    LessonMove(Map<LessonState, LessonState> table) {
        this.table = table;
    }

    Optional<LessonState> from(LessonState state) {
        return Optional.ofNullable(table.get(state));
    }
}
