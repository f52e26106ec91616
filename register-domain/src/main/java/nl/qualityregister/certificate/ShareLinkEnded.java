package nl.qualityregister.certificate;

import nl.qualityregister.house.Refusal;

/** It was used as often as it may be, its last day is past, or its holder took it back. */
public final class ShareLinkEnded extends Refusal {
    private static final long serialVersionUID = 1L;
}
