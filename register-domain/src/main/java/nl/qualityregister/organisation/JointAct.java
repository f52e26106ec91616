package nl.qualityregister.organisation;

import java.util.Locale;

/**
 * What nobody does alone: another person approves it first, naming exactly what is done. Two more acts are guarded where they are kept:
 * a ruling (and so being struck off) is entered by one registrar and confirmed by another ({@code ruling_two_people_ck}), and norms are
 * adopted by two.
 */
public enum JointAct {
    /** The digest is that of the preview. */
    CERTIFICATE_REVOCATION,
    /** The digest is {@code seal}. The other person is whoever works on the machine; asked for where the register runs for real. */
    SEAL_KEY_ROTATION,
    /** The digest is {@code receipts}; likewise. */
    RECEIPT_KEY_ROTATION;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
