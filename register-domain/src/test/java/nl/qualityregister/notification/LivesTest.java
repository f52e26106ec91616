package nl.qualityregister.notification;

import nl.qualityregister.support.StateTable;
import org.junit.jupiter.api.Test;

/** The lives of this room's things are drawn as they are in code. */
class LivesTest {
    @Test
    void theLifeOfAWebhookIsDrawn() {
        StateTable.isDrawn("webhook", WebhookMove.class, WebhookState.class, WebhookMove::from);
    }
}
