package nl.qualityregister.organisation;

import nl.qualityregister.house.Refusal;

/** One legal body is enrolled once: its chamber of commerce number belongs to an organisation under another code. */
public final class KvkNumberTaken extends Refusal {
    private static final long serialVersionUID = 1L;
}
