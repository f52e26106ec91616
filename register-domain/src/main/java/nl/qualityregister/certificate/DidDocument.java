package nl.qualityregister.certificate;

import static nl.qualityregister.certificate.JsonText.array;
import static nl.qualityregister.certificate.JsonText.field;
import static nl.qualityregister.certificate.JsonText.member;
import static nl.qualityregister.certificate.JsonText.object;
import static nl.qualityregister.certificate.JsonText.strings;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Under which keys the register vouches for credentials (DID Core, did:web). */
final class DidDocument {
    private DidDocument() {}

    static String of(String did, String base, List<SealKey> keys) {
        return object(
                member(
                        "@context",
                        strings("https://www.w3.org/ns/did/v1", "https://w3id.org/security/suites/jws-2020/v1")),
                field("id", did),
                member("alsoKnownAs", strings(base)),
                member(
                        "verificationMethod",
                        array(keys.stream().map(key -> method(did, key)).toList())),
                member(
                        "assertionMethod",
                        array(keys.stream()
                                .map(key -> JsonText.quoted(did + "#" + key.id()))
                                .toList())));
    }

    private static String method(String did, SealKey key) {
        return object(
                field("id", did + "#" + key.id()),
                field("type", "JsonWebKey2020"),
                field("controller", did),
                member(
                        "publicKeyJwk",
                        object(
                                field("kty", "EC"),
                                field("crv", "P-256"),
                                field("kid", key.id()),
                                field("alg", "ES256"),
                                field("use", "sig"),
                                field("x", coordinate(key.publicKey().getW().getAffineX())),
                                field("y", coordinate(key.publicKey().getW().getAffineY())))));
    }

    /** 32 bytes, whatever the number needs. */
    private static String coordinate(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] padded = new byte[32];
        int length = Math.min(bytes.length, 32);
        System.arraycopy(bytes, bytes.length - length, padded, 32 - length, length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(padded, 32));
    }
}
