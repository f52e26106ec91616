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
import com.nimbusds.jose.jwk.JWK;
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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import nl.qualityregister.house.RegisterHome;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The keys that sign receipts, one file each, for all processes that share a REGISTER_HOME. The first is made by whoever needs it first:
 * it is written whole under another name and then linked to its own, which only one process can do; who comes second reads what the
 * first has linked. The next ones are made by rotation, and sign an hour later, when whoever keeps a copy of the published keys has had
 * the time to fetch them; what a process knows of the folder is at most half a minute old.
 */
@Component
class Seal {
    static final Duration NOTICE = Duration.ofHours(1);

    private static final JOSEObjectType TYPE = new JOSEObjectType("verification-receipt+jws");
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final Path folder;
    private final Clock clock;
    private volatile @Nullable Ring ring;

    Seal(RegisterHome home, Clock clock) {
        this.folder = home.folder().resolve("keys");
        this.clock = clock;
    }

    /** The payload as a compact JWS. */
    String sign(String payload) {
        return sign(payload, TYPE);
    }

    String sign(String payload, JOSEObjectType type) {
        Signer signer = ring().signer(clock.instant());
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(type)
                .keyID(signer.key().getKeyID())
                .build();
        JWSObject signed = new JWSObject(header, new Payload(payload));
        try {
            signed.sign(signer.signer());
        } catch (JOSEException e) {
            throw new IllegalStateException("the receipt key cannot sign", e);
        }
        return signed.serialize();
    }

    /** Without anything secret; also those that sign later or no longer. */
    List<JWK> publicKeys() {
        return ring().signers().stream()
                .map(signer -> (JWK) signer.key().toPublicJWK())
                .toList();
    }

    void rotate() {
        Instant from = clock.instant().plus(NOTICE);
        make("receipt-" + from.getEpochSecond() + ".jwk", from);
        ring = null;
    }

    private Ring ring() {
        Ring known = ring;
        if (known == null || clock.instant().isAfter(known.readAt().plus(FRESH))) {
            known = read();
            ring = known;
        }
        return known;
    }

    private synchronized Ring read() {
        Path first = folder.resolve("receipt.jwk");
        if (!Files.exists(first)) {
            make("receipt.jwk", Instant.EPOCH);
        }
        List<Signer> signers = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.getFileName().toString().matches("receipt(-\\d+)?\\.jwk"))
                    .toList()) {
                signers.add(Signer.of(ECKey.parse(Files.readString(file))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParseException e) {
            throw new IllegalStateException("a key in " + folder + " is not a JWK", e);
        }
        return new Ring(clock.instant(), signers);
    }

    private void make(String name, Instant from) {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path draft = Files.createTempFile(
                    folder,
                    "receipt",
                    ".draft",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                Files.writeString(draft, generated(from).toJSONString());
                force(draft, StandardOpenOption.WRITE);
                Files.createLink(folder.resolve(name), draft);
                force(folder, StandardOpenOption.READ);
            } catch (FileAlreadyExistsException first) {
                // another process was first; its key is the one
                return;
            } finally {
                Files.delete(draft);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Down to the disk: a key that has signed must not be lost. */
    private static void force(Path path, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }

    private static ECKey generated(Instant from) {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .notBeforeTime(from.equals(Instant.EPOCH) ? null : Date.from(from))
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("every JDK has P-256", e);
        }
    }

    private record Ring(Instant readAt, List<Signer> signers) {
        /** The one that began last. */
        Signer signer(Instant now) {
            return signers.stream()
                    .filter(signer -> !signer.from().isAfter(now))
                    .max(Comparator.comparing(Signer::from))
                    .orElseThrow(() -> new IllegalStateException("no key signs yet"));
        }
    }

    private record Signer(ECKey key, JWSSigner signer, Instant from) {
        static Signer of(ECKey key) {
            try {
                Date from = key.getNotBeforeTime();
                return new Signer(key, new ECDSASigner(key), from == null ? Instant.EPOCH : from.toInstant());
            } catch (JOSEException e) {
                throw new IllegalStateException("the receipt key cannot sign", e);
            }
        }
    }
}
