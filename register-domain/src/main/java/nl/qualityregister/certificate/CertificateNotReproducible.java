package nl.qualityregister.certificate;

/** A certificate that was issued can no longer be rendered to the same bytes: a fault of ours, never the caller's. */
public final class CertificateNotReproducible extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    CertificateNotReproducible(CertificateNumber number, String why) {
        super("certificate " + number + ": " + why);
    }
}
