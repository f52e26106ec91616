package nl.qualityregister.decision;

public enum ObjectionOutcome {
    UPHELD(ObjectionMove.UPHOLD, ObjectionState.UPHELD),
    PARTLY_UPHELD(ObjectionMove.UPHOLD_PARTLY, ObjectionState.PARTLY_UPHELD),
    DISMISSED(ObjectionMove.DISMISS, ObjectionState.DISMISSED);

    private final ObjectionMove move;
    private final ObjectionState state;

    ObjectionOutcome(ObjectionMove move, ObjectionState state) {
        this.move = move;
        this.state = state;
    }

    ObjectionMove move() {
        return move;
    }

    ObjectionState state() {
        return state;
    }
}
