package nl.qualityregister.certificate;

import org.jspecify.annotations.Nullable;

/**
 * What a key added to one certificate: its two signatures, and the time-stamp where there is one. With the key's certificates and what
 * was printed they make the same PDF and the same credential again.
 */
final class Seal {
    private final SealKey key;
    private final int room;
    private final byte[] signature;
    private final byte[] credentialSignature;
    private final byte @Nullable [] timeStamp;

    /**
     * @param room that was left for it in the PDF
     * @param signature of the PDF, in DER
     * @param credentialSignature 64 bytes
     */
    Seal(SealKey key, int room, byte[] signature, byte[] credentialSignature, byte @Nullable [] timeStamp) {
        this.key = key;
        this.room = room;
        this.signature = signature.clone();
        this.credentialSignature = credentialSignature.clone();
        this.timeStamp = timeStamp == null ? null : timeStamp.clone();
    }

    /** A certificate with its seal, made now. */
    static final class Made {
        private final Seal seal;
        private final byte[] pdf;

        private Made(Seal seal, byte[] pdf) {
            this.seal = seal;
            this.pdf = pdf;
        }

        Seal seal() {
            return seal;
        }

        byte[] pdf() {
            return pdf;
        }
    }

    /** Throws {@link CertificateNotPrintable}, {@link SealKeyUnusable}, {@link TimeStampNotGiven}. */
    static Made put(PrintedCertificate printed, SealKey key, TimeStamps timeStamps) {
        String claims = Credential.toBeSigned(printed, key.id());
        byte[] credentialSignature = key.signPlain(claims.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        int room = Cms.room(key, timeStamps.configured() ? TimeStamps.MOST : 0);
        Unsealed unsealed = CertificatePdf.toBeSealed(printed, Credential.secured(claims, credentialSignature), room);
        byte[] digest = unsealed.digest();
        byte[] signature = key.signDer(Cms.toBeSigned(key, digest));
        byte @Nullable [] timeStamp = timeStamps.of(signature);
        Seal seal = new Seal(key, room, signature, credentialSignature, timeStamp);
        return new Made(seal, unsealed.with(Cms.assembled(key, digest, signature, timeStamp)));
    }

    byte[] sealed(PrintedCertificate printed) {
        return sealed(CertificatePdf.VERSION, printed);
    }

    /** @param version of the renderer that made it */
    byte[] sealed(String version, PrintedCertificate printed) {
        Unsealed unsealed = CertificatePdf.toBeSealed(version, printed, credential(printed), room);
        return unsealed.with(Cms.assembled(key, unsealed.digest(), signature, timeStamp));
    }

    String credential(PrintedCertificate printed) {
        return Credential.secured(Credential.toBeSigned(printed, key.id()), credentialSignature);
    }

    SealKey key() {
        return key;
    }

    int room() {
        return room;
    }

    byte[] signature() {
        return signature.clone();
    }

    byte[] credentialSignature() {
        return credentialSignature.clone();
    }

    byte @Nullable [] timeStamp() {
        return timeStamp == null ? null : timeStamp.clone();
    }
}
