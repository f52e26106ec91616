package nl.qualityregister.certificate;

import java.util.Objects;
import nl.qualityregister.house.Sha256;
import org.jspecify.annotations.Nullable;

/** What is kept of a certificate's paper. */
final class KeptCertificate {
    private final CertificateNumber number;
    private final PrintedCertificate printed;
    private final String renderer;
    private final @Nullable Seal seal;
    private final byte @Nullable [] bytes;
    private final String sha256;

    /**
     * @param seal absent from what was issued before there were seals
     * @param bytes the PDF itself, where the installation keeps it
     */
    KeptCertificate(
            CertificateNumber number,
            PrintedCertificate printed,
            String renderer,
            @Nullable Seal seal,
            byte @Nullable [] bytes,
            String sha256) {
        this.number = number;
        this.printed = printed;
        this.renderer = renderer;
        this.seal = seal;
        this.bytes = bytes == null ? null : bytes.clone();
        this.sha256 = sha256;
    }

    /** Throws {@link CertificateNotReproducible} rather than give out other bytes than those that were issued. */
    byte[] render() {
        byte[] pdf = bytes == null ? rendered() : bytes.clone();
        if (!Sha256.hex(pdf).equals(sha256)) {
            throw new CertificateNotReproducible(number, "the bytes have another hash than those that were issued");
        }
        return pdf;
    }

    private byte[] rendered() {
        return switch (renderer) {
            case CertificatePdf.UNSEALED -> CertificatePdf.unsealed(printed);
            case CertificatePdf.SEALED, CertificatePdf.VERSION ->
                Objects.requireNonNull(seal).sealed(renderer, printed);
            default -> throw new CertificateNotReproducible(number, "its renderer " + renderer + " is unknown here");
        };
    }

    CertificateNumber number() {
        return number;
    }

    /** Whether header and claims are those of the credential that was issued. */
    boolean isCredential(String signed) {
        return seal != null && Credential.toBeSigned(printed, seal.key().id()).equals(signed);
    }

    /** The credential as it was issued; null of what was issued before there were credentials. */
    @Nullable
    String credential() {
        return seal == null ? null : seal.credential(printed);
    }
}
