package nl.qualityregister.evidence;

import nl.qualityregister.support.StateTable;
import org.junit.jupiter.api.Test;

/** The lives of this room's things are drawn as they are in code. */
class LivesTest {
    @Test
    void theLifeOfEvidenceIsDrawn() {
        StateTable.isDrawn("evidence", Move.class, EvidenceState.class, Move::from);
    }

    @Test
    void theLifeOfAnIntervisionSessionIsDrawn() {
        StateTable.isDrawn("intervision-session", SessionMove.class, SessionState.class, SessionMove::from);
    }

    @Test
    void theLifeOfAConfirmationIsDrawn() {
        StateTable.isDrawn("confirmation", ConfirmationMove.class, ConfirmationState.class, ConfirmationMove::from);
    }
}
