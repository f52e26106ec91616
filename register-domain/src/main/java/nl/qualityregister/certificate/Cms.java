package nl.qualityregister.certificate;

import java.io.IOException;
import java.io.UncheckedIOException;
import nl.qualityregister.house.Sha256;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.jspecify.annotations.Nullable;

/**
 * The signature in a PDF as PAdES baseline has it (ETSI EN 319 142-1): signed are the kind of content, the digest of the file and the
 * certificate of the key; the moment stands in the file. All of it but the signature's own 72 bytes, and the time-stamp where there is
 * one, follows from the digest and the key, so that only those have to be kept.
 */
final class Cms {
    private static final AlgorithmIdentifier SHA256 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);
    private static final ASN1ObjectIdentifier TIME_STAMP = PKCSObjectIdentifiers.id_aa_signatureTimeStampToken;
    /** The attribute that holds it, and lengths that grow by it. */
    private static final int AROUND_TIME_STAMP = 64;

    private Cms() {}

    /** Bytes to leave free for it in the file; the numbers of a signature take a byte more or less. */
    static int room(SealKey key, int timeStamp) {
        return key.room() + (timeStamp == 0 ? 0 : AROUND_TIME_STAMP + timeStamp);
    }

    /** What the key signs. */
    static byte[] toBeSigned(SealKey key, byte[] digest) {
        return der(attributes(key, digest));
    }

    /** @param signature in DER */
    static byte[] assembled(SealKey key, byte[] digest, byte[] signature, byte @Nullable [] timeStamp) {
        SignerInfo signer = new SignerInfo(
                new SignerIdentifier(key.name()),
                SHA256,
                attributes(key, digest),
                new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256),
                new DEROctetString(signature),
                timeStamp == null ? null : new DERSet(new Attribute(TIME_STAMP, new DERSet(parsed(timeStamp)))));
        SignedData data = new SignedData(
                new DERSet(SHA256),
                new ContentInfo(CMSObjectIdentifiers.data, null),
                key.certificates(),
                null,
                new DERSet(signer));
        return der(new ContentInfo(CMSObjectIdentifiers.signedData, data));
    }

    private static ASN1Set attributes(SealKey key, byte[] digest) {
        ASN1EncodableVector attributes = new ASN1EncodableVector();
        attributes.add(new Attribute(CMSAttributes.contentType, new DERSet(CMSObjectIdentifiers.data)));
        attributes.add(new Attribute(CMSAttributes.messageDigest, new DERSet(new DEROctetString(digest))));
        SigningCertificateV2 certificate =
                new SigningCertificateV2(new ESSCertIDv2(Sha256.of(SealKey.encoded(key.certificate()))));
        attributes.add(new Attribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2, new DERSet(certificate)));
        return new DERSet(attributes);
    }

    private static ASN1Primitive parsed(byte[] token) {
        try {
            return ASN1Primitive.fromByteArray(token);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] der(org.bouncycastle.asn1.ASN1Object object) {
        try {
            return object.getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
