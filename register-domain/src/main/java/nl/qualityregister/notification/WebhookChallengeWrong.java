package nl.qualityregister.notification;

import nl.qualityregister.house.Refusal;

/** What was given as the challenge is not what was sent to the webhook. */
public final class WebhookChallengeWrong extends Refusal {
    private static final long serialVersionUID = 1L;
}
