package nl.qualityregister.privacy;

import nl.qualityregister.house.Refusal;

/** The request was granted, refused, withdrawn or carried out before. */
public final class ErasureDecided extends Refusal {
    private static final long serialVersionUID = 1L;
}
