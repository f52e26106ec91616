package nl.qualityregister.certificate;

/** What is kept of a certificate's paper. */
record KeptCertificate(CertificateNumber number, PrintedCertificate printed, String renderer, String sha256) {
    /** Throws {@link CertificateNotReproducible} rather than give out other bytes than those that were issued. */
    byte[] render() {
        if (!renderer.equals(CertificatePdf.VERSION)) {
            throw new CertificateNotReproducible(number, "its renderer " + renderer + " is unknown here");
        }
        byte[] pdf = CertificatePdf.render(printed);
        if (!Sha256.hex(pdf).equals(sha256)) {
            throw new CertificateNotReproducible(number, "the bytes have another hash than those that were issued");
        }
        return pdf;
    }
}
