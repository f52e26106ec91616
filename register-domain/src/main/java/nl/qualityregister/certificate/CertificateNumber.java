package nl.qualityregister.certificate;

/** Gives nothing away, readable over the telephone, with a check character: {@code C7K2-9QXM-4TRV}. */
public record CertificateNumber(String value) {
    @Override
    public String toString() {
        return value;
    }
}
