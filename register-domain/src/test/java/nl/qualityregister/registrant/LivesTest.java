package nl.qualityregister.registrant;

import nl.qualityregister.support.StateTable;
import org.junit.jupiter.api.Test;

/** The lives of this room's things are drawn as they are in code. */
class LivesTest {
    @Test
    void theLifeOfAChangeOfIdentityIsDrawn() {
        StateTable.isDrawn("identity-change", IdentityMove.class, IdentityChangeState.class, IdentityMove::from);
    }
}
