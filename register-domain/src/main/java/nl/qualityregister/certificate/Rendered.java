package nl.qualityregister.certificate;

/** A certificate with its paper, not yet stored. */
final class Rendered {
    private final Certificate certificate;
    private final PrintedCertificate printed;
    private final byte[] pdf;

    Rendered(Certificate certificate, PrintedCertificate printed, byte[] pdf) {
        this.certificate = certificate;
        this.printed = printed;
        this.pdf = pdf;
    }

    Certificate certificate() {
        return certificate;
    }

    PrintedCertificate printed() {
        return printed;
    }

    byte[] pdf() {
        return pdf;
    }
}
