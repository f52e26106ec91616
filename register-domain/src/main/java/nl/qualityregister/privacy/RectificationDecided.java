package nl.qualityregister.privacy;

import nl.qualityregister.house.Refusal;

/** The request was granted, refused or withdrawn before. */
public final class RectificationDecided extends Refusal {
    private static final long serialVersionUID = 1L;
}
