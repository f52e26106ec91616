package nl.qualityregister.certificate;

/** A certificate with its paper, not yet stored. */
final class Rendered {
    private final Certificate certificate;
    private final PrintedCertificate printed;
    private final Seal seal;
    private final byte[] pdf;

    Rendered(Certificate certificate, PrintedCertificate printed, Seal seal, byte[] pdf) {
        this.certificate = certificate;
        this.printed = printed;
        this.seal = seal;
        this.pdf = pdf;
    }

    Certificate certificate() {
        return certificate;
    }

    PrintedCertificate printed() {
        return printed;
    }

    Seal seal() {
        return seal;
    }

    byte[] pdf() {
        return pdf;
    }
}
