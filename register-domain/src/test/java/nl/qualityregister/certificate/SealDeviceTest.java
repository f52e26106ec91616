package nl.qualityregister.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.security.cert.Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.qualityregister.house.Sha256;
import nl.qualityregister.support.Homes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Keys that stay in a device, here SoftHSM (Debian's {@code softhsm2}). It finds its token by an environment variable, so each use is a
 * process of its own, which is also what shows that a restart finds the same key.
 */
class SealDeviceTest {
    private static final String PIN = "246810";

    @TempDir
    Path folder;

    private Path configuration;

    @BeforeEach
    void aToken() throws Exception {
        Optional<Path> library = Stream.of(
                        "/usr/lib/softhsm/libsofthsm2.so",
                        "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
                        "/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so",
                        "/usr/lib64/pkcs11/libsofthsm2.so")
                .map(Path::of)
                .filter(Files::exists)
                .findFirst();
        assumeTrue(
                library.isPresent(),
                "SoftHSM is not installed (Debian: softhsm2): keys in a device are not tested here");
        Files.createDirectories(folder.resolve("tokens"));
        Files.writeString(
                folder.resolve("softhsm2.conf"),
                "directories.tokendir = " + folder.resolve("tokens")
                        + "\nobjectstore.backend = file\nlog.level = ERROR\n");
        run("softhsm2-util", "--init-token", "--free", "--label", "seal", "--pin", PIN, "--so-pin", PIN);
        configuration = Files.writeString(
                folder.resolve("pkcs11.cfg"),
                "name = Seal\nlibrary = " + library.orElseThrow() + "\nslotListIndex = 0\n");
    }

    @Test
    void aKeyInADeviceSealsAndIsFoundAgainAfterARestart() throws Exception {
        String made = inAProcess("make");

        List<String> first = inAProcess("seal").lines().toList();
        List<String> restarted = inAProcess("seal").lines().toList();

        assertThat(first).hasSize(3);
        assertThat(first.getFirst()).isEqualTo(made.strip());
        assertThat(first.get(1)).isEqualTo("pdf true, credential true, same bytes true");
        assertThat(first.get(2)).isEqualTo("secret leaves the device: false");
        assertThat(restarted).isEqualTo(first);
    }

    @Test
    void aWrongPinIsSaidInOneSentence() throws Exception {
        inAProcess("make");

        assertThat(inAProcess("wrong-pin")).contains("the seal's key store cannot be read");
    }

    private String inAProcess(String what) throws Exception {
        return run(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Device.class.getName(),
                what,
                configuration.toString(),
                folder.resolve("home").toString());
    }

    private String run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(command)))
                .redirectError(folder.resolve("errors").toFile());
        builder.environment()
                .put("SOFTHSM2_CONF", folder.resolve("softhsm2.conf").toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as(said + Files.readString(folder.resolve("errors")))
                .isZero();
        return said;
    }

    /** Run as a program of its own. */
    static final class Device {
        public static void main(String[] arguments) throws Exception {
            switch (arguments[0]) {
                case "make" -> System.out.println(made(arguments[1]));
                case "seal" -> seal(keys(arguments, PIN).current());
                default -> System.out.println(refusal(arguments));
            }
        }

        private static SealKeys keys(String[] arguments, String pin) {
            return new SealKeys("", pin, arguments[1], Homes.at(Path.of(arguments[2])), Clock.systemUTC());
        }

        /** As an operator does with the tools of a device. */
        private static String made(String configuration) throws Exception {
            Provider provider = Security.getProvider("SunPKCS11").configure(configuration);
            Security.addProvider(provider);
            KeyStore token = KeyStore.getInstance("PKCS11", provider);
            token.load(null, PIN.toCharArray());
            SealKey key = CertificateFixtures.AUTHORITY.sealKey(Instant.now(), CertificateFixtures.RANDOM);
            token.setKeyEntry("seal-2026", key.secret(), null, key.chain().toArray(Certificate[]::new));
            return key.id();
        }

        private static void seal(SealKey key) {
            PrintedCertificate printed =
                    CertificateFixtures.printed("J.M. van der Berg", CertificateFixtures.DEBT_COUNSELLOR);
            Seal.Made made = Seal.put(printed, key, CertificateFixtures.NO_TIME_STAMPS);
            boolean pdf = SealedRange.of(made.pdf())
                    .getFirst()
                    .signature(made.pdf())
                    .flatMap(ShownCms::read)
                    .orElseThrow()
                    .signedBy(key);
            String credential = made.seal().credential(printed);
            boolean signed = key.signed(
                    credential.substring(0, credential.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII),
                    made.seal().credentialSignature());
            boolean same = Sha256.hex(made.seal().sealed(printed)).equals(Sha256.hex(made.pdf()));
            System.out.println(key.id());
            System.out.println("pdf " + pdf + ", credential " + signed + ", same bytes " + same);
            System.out.println("secret leaves the device: " + (key.secret().getEncoded() != null));
        }

        private static String refusal(String[] arguments) {
            try {
                return keys(arguments, "000000").current().id();
            } catch (SealKeyUnusable refused) {
                return refused.getMessage();
            }
        }
    }
}
