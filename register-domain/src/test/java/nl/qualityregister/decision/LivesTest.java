package nl.qualityregister.decision;

import nl.qualityregister.support.StateTable;
import org.junit.jupiter.api.Test;

/** The lives of this room's things are drawn as they are in code. */
class LivesTest {
    @Test
    void theLifeOfAnApplicationIsDrawn() {
        StateTable.isDrawn("application", ApplicationMove.class, ApplicationState.class, ApplicationMove::from);
    }

    @Test
    void theLifeOfADepartureIsDrawn() {
        StateTable.isDrawn("departure", DepartureMove.class, DepartureState.class, DepartureMove::from);
    }

    @Test
    void theLifeOfAnObjectionIsDrawn() {
        StateTable.isDrawn("objection", ObjectionMove.class, ObjectionState.class, ObjectionMove::from);
    }

    @Test
    void theLifeOfAnIntentionIsDrawn() {
        StateTable.isDrawn("intention", IntentionMove.class, IntentionState.class, IntentionMove::from);
    }

    @Test
    void theLifeOfAnExceptionIsDrawn() {
        StateTable.isDrawn("discretion", DiscretionMove.class, DiscretionState.class, DiscretionMove::from);
    }

    @Test
    void theLifeOfAnExtensionIsDrawn() {
        StateTable.isDrawn("extension", ExtensionMove.class, ExtensionState.class, ExtensionMove::from);
    }

    @Test
    void theLifeOfARulingIsDrawn() {
        StateTable.isDrawn("ruling", RulingMove.class, RulingState.class, RulingMove::from);
    }

    @Test
    void theLifeOfAMergerIsDrawn() {
        StateTable.isDrawn("merger", MergerMove.class, MergerState.class, MergerMove::from);
    }
}
