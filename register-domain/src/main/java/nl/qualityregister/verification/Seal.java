package nl.qualityregister.verification;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import nl.qualityregister.house.RegisterHome;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The key that signs receipts: one for all processes that share a REGISTER_HOME, made by whoever needs it first. It is written whole
 * under another name and then linked to its own, which only one process can do; who comes second reads what the first has linked.
 */
@Component
class Seal {
    private static final JOSEObjectType TYPE = new JOSEObjectType("verification-receipt+jws");

    private final Path folder;
    private final Path file;
    private @Nullable ECKey key;
    private @Nullable JWSSigner signer;

    Seal(RegisterHome home) {
        this.folder = home.folder().resolve("keys");
        this.file = folder.resolve("receipt.jwk");
    }

    /** The payload as a compact JWS. */
    String sign(String payload) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(TYPE)
                .keyID(key().getKeyID())
                .build();
        JWSObject signed = new JWSObject(header, new Payload(payload));
        try {
            signed.sign(signer());
        } catch (JOSEException e) {
            throw new IllegalStateException("the receipt key cannot sign", e);
        }
        return signed.serialize();
    }

    /** As a JWK set, without anything secret. */
    String publicKeys() {
        return new JWKSet(key().toPublicJWK()).toString();
    }

    private synchronized JWSSigner signer() throws JOSEException {
        if (signer == null) {
            signer = new ECDSASigner(key());
        }
        return signer;
    }

    private synchronized ECKey key() {
        if (key == null) {
            key = readOrMake();
        }
        return key;
    }

    private ECKey readOrMake() {
        try {
            if (!Files.exists(file)) {
                make();
            }
            return ECKey.parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParseException e) {
            throw new IllegalStateException(file + " is not a JWK", e);
        }
    }

    private void make() throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path draft = Files.createTempFile(
                folder,
                "receipt",
                ".draft",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(draft, generated().toJSONString());
            force(draft, StandardOpenOption.WRITE);
            Files.createLink(file, draft);
            force(folder, StandardOpenOption.READ);
        } catch (FileAlreadyExistsException first) {
            // another process was first; its key is the one
            return;
        } finally {
            Files.delete(draft);
        }
    }

    /** Down to the disk: a key that has signed must not be lost. */
    private static void force(Path path, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }

    private static ECKey generated() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("every JDK has P-256", e);
        }
    }
}
