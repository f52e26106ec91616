package nl.qualityregister.evidence;

import static nl.qualityregister.evidence.EvidenceState.ACCEPTED;
import static nl.qualityregister.evidence.EvidenceState.DRAFT;
import static nl.qualityregister.evidence.EvidenceState.REJECTED;
import static nl.qualityregister.evidence.EvidenceState.RETURNED;
import static nl.qualityregister.evidence.EvidenceState.SUBMITTED;
import static nl.qualityregister.evidence.EvidenceState.WITHDRAWN;

import java.util.Map;
import java.util.Optional;

/** The life of evidence as one table: what may be done in which state, and where that leads. What is not here is refused. */
enum Move {
    SAVE(Map.of(DRAFT, DRAFT, RETURNED, RETURNED)),
    SUBMIT(Map.of(DRAFT, SUBMITTED, RETURNED, SUBMITTED)),
    WITHDRAW(Map.of(DRAFT, WITHDRAWN, SUBMITTED, WITHDRAWN, RETURNED, WITHDRAWN, ACCEPTED, WITHDRAWN)),
    CORRECT(Map.of(ACCEPTED, WITHDRAWN)),
    // what was asked back is judged as it stands when no answer came by the day
    ACCEPT(Map.of(SUBMITTED, ACCEPTED, RETURNED, ACCEPTED)),
    REJECT(Map.of(SUBMITTED, REJECTED, RETURNED, REJECTED)),
    RETURN(Map.of(SUBMITTED, RETURNED, RETURNED, RETURNED));

    @SuppressWarnings("ImmutableEnumChecker") // made by Map.of
    private final Map<EvidenceState, EvidenceState> table;

    Move(Map<EvidenceState, EvidenceState> table) {
        this.table = table;
    }

    static Move of(Judgement judgement) {
        return switch (judgement) {
            case Judgement.Accepted accepted -> ACCEPT;
            case Judgement.Rejected rejected -> REJECT;
            case Judgement.Returned returned -> RETURN;
        };
    }

    Optional<EvidenceState> from(EvidenceState state) {
        return Optional.ofNullable(table.get(state));
    }

    boolean judges() {
        return this == ACCEPT || this == REJECT || this == RETURN;
    }
}
