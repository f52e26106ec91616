package nl.qualityregister.course;

import static nl.qualityregister.course.RequestState.GRANTED;
import static nl.qualityregister.course.RequestState.RECALLED;
import static nl.qualityregister.course.RequestState.REJECTED;
import static nl.qualityregister.course.RequestState.RETURNED;
import static nl.qualityregister.course.RequestState.SUBMITTED;

import java.util.Map;
import java.util.Optional;

/** The life of an application for accreditation as one table: what may be done in which state, and where that leads. */
enum RequestMove {
    // what was asked back is judged as it stands when no answer came by the day
    GRANT(Map.of(SUBMITTED, GRANTED, RETURNED, GRANTED)),
    REJECT(Map.of(SUBMITTED, REJECTED, RETURNED, REJECTED)),
    RETURN(Map.of(SUBMITTED, RETURNED, RETURNED, RETURNED)),
    ANSWER(Map.of(RETURNED, SUBMITTED)),
    RECALL(Map.of(SUBMITTED, RECALLED, RETURNED, RECALLED));

    @SuppressWarnings("ImmutableEnumChecker") // made by Map.of
    private final Map<RequestState, RequestState> table;

    RequestMove(Map<RequestState, RequestState> table) {
        this.table = table;
    }

    static RequestMove of(AccreditationJudgement judgement) {
        return switch (judgement) {
            case AccreditationJudgement.Granted granted -> GRANT;
            case AccreditationJudgement.Rejected rejected -> REJECT;
            case AccreditationJudgement.Returned returned -> RETURN;
        };
    }

    Optional<RequestState> from(RequestState state) {
        return Optional.ofNullable(table.get(state));
    }
}
