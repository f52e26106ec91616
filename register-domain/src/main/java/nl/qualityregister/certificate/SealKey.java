package nl.qualityregister.certificate;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.HexFormat;
import java.util.List;
import nl.qualityregister.house.Sha256;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Certificate;
import org.jspecify.annotations.Nullable;

/** A key that seals, or once sealed: ECDSA on the curve P-256. The private half is there only where it can still be used. */
final class SealKey {
    private static final int DIGEST = 32;
    /** In DER. */
    private static final int LONGEST_SIGNATURE = 72;

    private final String id;
    private final List<X509Certificate> chain;
    private final @Nullable PrivateKey secret;
    private final ASN1Set certificates;
    private final IssuerAndSerialNumber name;
    private final int room;

    /** @param chain its certificate first, then those that vouch for it */
    SealKey(List<X509Certificate> chain, @Nullable PrivateKey secret) {
        if (chain.isEmpty()
                || !(chain.getFirst().getPublicKey() instanceof ECPublicKey key)
                || key.getParams().getCurve().getField().getFieldSize() != 256) {
            throw new SealKeyUnusable("a seal's key is on the curve P-256, and has a certificate");
        }
        this.chain = List.copyOf(chain);
        this.secret = secret;
        this.id = idOf(key.getEncoded());
        ASN1EncodableVector all = new ASN1EncodableVector();
        chain.forEach(one -> all.add(Certificate.getInstance(encoded(one))));
        this.certificates = new DERSet(all);
        this.name = new IssuerAndSerialNumber(
                X500Name.getInstance(chain.getFirst().getIssuerX500Principal().getEncoded()),
                chain.getFirst().getSerialNumber());
        this.room = Cms.assembled(this, new byte[DIGEST], new byte[LONGEST_SIGNATURE], null).length;
    }

    /** @param publicKey as in a certificate, in DER */
    static String idOf(byte[] publicKey) {
        return "seal-" + HexFormat.of().formatHex(Sha256.of(publicKey), 0, 8);
    }

    /** Of the public key, so that it is the same wherever the key is kept: {@code seal-} and 16 hex digits. */
    String id() {
        return id;
    }

    X509Certificate certificate() {
        return chain.getFirst();
    }

    List<X509Certificate> chain() {
        return chain;
    }

    ECPublicKey publicKey() {
        return (ECPublicKey) certificate().getPublicKey();
    }

    /** To lay it in a store. */
    PrivateKey secret() {
        if (secret == null) {
            throw new SealKeyUnusable("the private half of " + id + " is not here");
        }
        return secret;
    }

    /** As certificates of PDF want it: two numbers in DER, 70 to 72 bytes. */
    byte[] signDer(byte[] content) {
        return sign("SHA256withECDSA", content);
    }

    /** As JSON Web Signatures want it: 64 bytes. */
    byte[] signPlain(byte[] content) {
        return sign("SHA256withECDSAinP1363Format", content);
    }

    private byte[] sign(String algorithm, byte[] content) {
        PrivateKey mine = secret();
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(mine);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new SealKeyUnusable(id + " does not sign: " + e.getMessage());
        }
    }

    /** False also of what is no signature at all. */
    boolean signed(byte[] content, byte[] plainSignature) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initVerify(publicKey());
            signature.update(content);
            return signature.verify(plainSignature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** The chain, as signatures carry it. */
    ASN1Set certificates() {
        return certificates;
    }

    /** Bytes of what it puts into a PDF, at most. */
    int room() {
        return room;
    }

    /** What signatures call its certificate. */
    IssuerAndSerialNumber name() {
        return name;
    }

    static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new SealKeyUnusable("a certificate of the key cannot be encoded");
        }
    }
}
