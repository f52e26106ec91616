package nl.qualityregister.certificate;

import nl.qualityregister.house.Refusal;

/** No certificate was ever shared by this link, or what it led to was erased. */
public final class ShareLinkUnknown extends Refusal {
    private static final long serialVersionUID = 1L;
}
