package nl.qualityregister.certificate;

/** The key that seals is not there, not readable or of another kind: nothing is issued until the operator has mended it. */
public final class SealKeyUnusable extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    SealKeyUnusable(String why) {
        super(why);
    }
}
