package nl.qualityregister.support;

import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.greenbytes.http.sfv.ByteSequenceItem;
import org.greenbytes.http.sfv.Dictionary;
import org.greenbytes.http.sfv.InnerList;
import org.greenbytes.http.sfv.Item;
import org.greenbytes.http.sfv.Parser;
import org.greenbytes.http.sfv.StringItem;

/**
 * A verifier of HTTP Message Signatures written from RFC 9421 (2.5, 3.2, 3.3.4) and RFC 9530 alone; structured fields are read by
 * somebody else's parser. It shares nothing with what signs.
 */
public final class SignedMessages {
    private SignedMessages() {}

    /** A message as it arrived: header names in small letters; derived components ({@code @method}) beside them. */
    public record Arrived(Map<String, String> components, String content) {
        public static Arrived request(String method, URI target, Map<String, String> headers, byte[] content) {
            Map<String, String> components = new java.util.HashMap<>();
            headers.forEach((name, value) -> components.put(name.toLowerCase(Locale.ROOT), value));
            components.put("@method", method);
            components.put("@target-uri", target.toString());
            components.put("@authority", target.getRawAuthority().toLowerCase(Locale.ROOT));
            components.put("@path", target.getRawPath());
            return new Arrived(components, new String(content, StandardCharsets.UTF_8));
        }

        String component(String name) {
            String value = components.get(name);
            if (value == null) {
                throw new IllegalArgumentException("the message lacks " + name);
            }
            return value;
        }
    }

    /** Whether the signature of that label is good, and covers at least the components required; the digest is recomputed. */
    public static boolean isGood(
            Arrived message, String label, List<String> required, Function<String, PublicKey> keys) {
        InnerList input = (InnerList) Parser.parseDictionary(message.component("signature-input"))
                .get()
                .get(label);
        List<String> covered = new ArrayList<>();
        for (Item<?> item : input.get()) {
            covered.add(((StringItem) item).get());
        }
        if (!covered.containsAll(required)) {
            return false;
        }
        if (covered.contains("content-digest") && !digestMatches(message)) {
            return false;
        }
        String keyId = ((StringItem) input.getParams().get("keyid")).get();
        byte[] signature = bytes(Parser.parseDictionary(message.component("signature")), label);
        return verifies(base(message, input, covered), signature, keys.apply(keyId));
    }

    private static String base(Arrived message, InnerList input, List<String> covered) {
        StringBuilder base = new StringBuilder();
        covered.forEach(name -> base.append('"')
                .append(name)
                .append("\": ")
                .append(message.component(name).strip())
                .append('\n'));
        return base.append("\"@signature-params\": ").append(input.serialize()).toString();
    }

    private static boolean digestMatches(Arrived message) {
        Dictionary digests = Parser.parseDictionary(message.component("content-digest"));
        return digests.get().keySet().stream().allMatch(algorithm -> {
            try {
                byte[] computed = MessageDigest.getInstance(algorithm.toUpperCase(Locale.ROOT))
                        .digest(message.content().getBytes(StandardCharsets.UTF_8));
                return Arrays.equals(computed, bytes(digests, algorithm));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static byte[] bytes(Dictionary dictionary, String name) {
        java.nio.ByteBuffer buffer = ((ByteSequenceItem) dictionary.get().get(name)).get();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    /** ECDSA as of 3.3.4: r and s, 32 bytes each; made DER here, so that nothing of the signer's way is used. */
    private static boolean verifies(String base, byte[] signature, PublicKey key) {
        if (signature.length != 64) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance("SHA256withECDSA");
            verifier.initVerify(key);
            verifier.update(base.getBytes(StandardCharsets.UTF_8));
            return verifier.verify(der(signature));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static byte[] der(byte[] signature) {
        byte[] r = new BigInteger(1, Arrays.copyOfRange(signature, 0, 32)).toByteArray();
        byte[] s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64)).toByteArray();
        byte[] der = new byte[6 + r.length + s.length];
        der[0] = 0x30;
        der[1] = (byte) (4 + r.length + s.length);
        der[2] = 0x02;
        der[3] = (byte) r.length;
        System.arraycopy(r, 0, der, 4, r.length);
        der[4 + r.length] = 0x02;
        der[5 + r.length] = (byte) s.length;
        System.arraycopy(s, 0, der, 6 + r.length, s.length);
        return der;
    }
}
