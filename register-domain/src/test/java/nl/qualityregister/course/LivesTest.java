package nl.qualityregister.course;

import nl.qualityregister.support.StateTable;
import org.junit.jupiter.api.Test;

/** The lives of this room's things are drawn as they are in code. */
class LivesTest {
    @Test
    void theLifeOfAnApplicationForAccreditationIsDrawn() {
        StateTable.isDrawn("accreditation", RequestMove.class, RequestState.class, RequestMove::from);
    }
}
