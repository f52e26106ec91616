package nl.qualityregister.certificate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.jspecify.annotations.Nullable;

/** A signature that somebody put into a PDF: nothing in it is believed but what a key of ours signed. */
final class ShownCms {
    private static final int DEEPEST = 40;
    private static final int CONSTRUCTED = 0x20;
    /** A length that is not told, but marked by an end. */
    private static final int NO_LENGTH = 0x80;

    private final SignerInfo signer;
    private final ASN1Set attributes;
    private final ASN1Set certificates;

    private ShownCms(SignerInfo signer, ASN1Set attributes, ASN1Set certificates) {
        this.signer = signer;
        this.attributes = attributes;
        this.certificates = certificates;
    }

    /** Empty when the bytes are no signature of one signer that signed attributes and brought certificates. */
    static Optional<ShownCms> read(byte[] bytes) {
        if (!isNestedLittle(bytes)) {
            return Optional.empty();
        }
        try (ASN1InputStream in = new ASN1InputStream(new ByteArrayInputStream(bytes), bytes.length)) {
            SignedData data = SignedData.getInstance(
                    ContentInfo.getInstance(in.readObject()).getContent());
            if (data.getSignerInfos().size() != 1) {
                return Optional.empty();
            }
            SignerInfo signer = SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
            @Nullable ASN1Set attributes = signer.getAuthenticatedAttributes();
            @Nullable ASN1Set certificates = data.getCertificates();
            return attributes == null || certificates == null
                    ? Optional.empty()
                    : Optional.of(new ShownCms(signer, attributes, certificates));
        } catch (IOException | RuntimeException notASignature) {
            // the parser answers what is not ASN.1, or other than it says, with many kinds of exception
            return Optional.empty();
        }
    }

    /**
     * Whether lengths are told beforehand and nothing is nested deeper than signatures are: the parser calls itself for each level, and
     * what is nested without end would be the end of its stack.
     */
    private static boolean isNestedLittle(byte[] bytes) {
        int[] ends = new int[DEEPEST];
        int depth = 0;
        int at = 0;
        do {
            int limit = depth == 0 ? bytes.length : ends[depth - 1];
            int length = at + 1 < limit ? bytes[at + 1] & 0xff : NO_LENGTH;
            int told = length < NO_LENGTH ? 0 : length - NO_LENGTH;
            boolean readable = length != NO_LENGTH && told <= 4 && at + 2 + told <= limit;
            boolean constructed = readable && (bytes[at] & CONSTRUCTED) != 0;
            long size = told == 0 ? length : 0;
            for (int i = 0; readable && i < told; i++) {
                size = (size << 8) | (bytes[at + 2 + i] & 0xff);
            }
            if (!readable || at + 2 + told + size > limit || (constructed && depth == DEEPEST)) {
                return false;
            }
            at += 2 + told + (constructed ? 0 : (int) size);
            if (constructed) {
                ends[depth] = at + (int) size;
                depth++;
            }
            while (depth > 0 && at == ends[depth - 1]) {
                depth--;
            }
        } while (depth > 0);
        return true;
    }

    /** The ids of the keys whose certificates it brought, at most four. */
    java.util.List<String> keys() {
        java.util.List<String> ids = new java.util.ArrayList<>();
        for (int i = 0; i < Math.min(4, certificates.size()); i++) {
            try {
                SubjectPublicKeyInfo key =
                        Certificate.getInstance(certificates.getObjectAt(i)).getSubjectPublicKeyInfo();
                ids.add(SealKey.idOf(key.getEncoded(ASN1Encoding.DER)));
            } catch (IOException | RuntimeException notACertificate) {
                // somebody else's; what follows may be ours
            }
        }
        return ids;
    }

    /** The signature itself, in DER. */
    byte[] value() {
        return signer.getEncryptedDigest().getOctets();
    }

    boolean signedBy(SealKey key) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initVerify(key.publicKey());
            signature.update(attributes.getEncoded(ASN1Encoding.DER));
            return signature.verify(value());
        } catch (GeneralSecurityException | IOException e) {
            return false;
        }
    }

    /** Whether what was signed is a file of that digest. */
    boolean isOf(byte[] digest) {
        try {
            @Nullable Attribute told = new AttributeTable(attributes).get(CMSAttributes.messageDigest);
            return told != null
                    && Arrays.equals(
                            ASN1OctetString.getInstance(told.getAttrValues().getObjectAt(0))
                                    .getOctets(),
                            digest);
        } catch (RuntimeException malformed) {
            return false;
        }
    }
}
