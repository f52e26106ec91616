package nl.qualityregister.assessment;

import nl.qualityregister.support.StateTable;
import org.junit.jupiter.api.Test;

/** The lives of this room's things are drawn as they are in code. */
class LivesTest {
    @Test
    void theLifeOfAnItemIsDrawn() {
        StateTable.isDrawn("item", DeskMove.class, ItemState.class, DeskMove::from);
    }
}
