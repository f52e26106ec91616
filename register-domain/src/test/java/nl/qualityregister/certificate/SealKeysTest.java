package nl.qualityregister.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import nl.qualityregister.house.RegisterHome;
import nl.qualityregister.support.Homes;
import nl.qualityregister.support.Together;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealKeysTest {
    @TempDir
    Path folder;

    @Test
    void whereThereIsNoKeyOneIsMadeOnceWhoeverAsksFirst() {
        List<String> ids = Together.all(16, i -> inThisHome().current().id());

        assertThat(ids.stream().distinct()).hasSize(1);
    }

    @Test
    void whatIsMadeIsForTheOwnersEyesOnly() throws Exception {
        inThisHome().current();

        for (String file : List.of("seal.p12", "seal.password")) {
            assertThat(Files.getPosixFilePermissions(folder.resolve("keys").resolve(file)))
                    .as(file)
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
        assertThat(Pem.read(Files.readString(folder.resolve("keys/authority.pem"))))
                .containsExactly(inThisHome().current().chain().getLast());
    }

    @Test
    void aNewKeyIsTakenUpByThoseWhoAreRunningAndTheOldOneStaysKnown() throws Exception {
        SealKeys running = inThisHome();
        String before = running.current().id();
        Files.setLastModifiedTime(
                folder.resolve("keys/seal.p12"),
                java.nio.file.attribute.FileTime.from(Instant.now().minusSeconds(60)));

        String after = inThisHome().renew().id();

        assertThat(after).isNotEqualTo(before);
        assertThat(running.current().id()).isEqualTo(after);
        assertThat(running.all()).extracting(SealKey::id).containsExactly(after, before);
    }

    @Test
    void anOperatorsOwnStoreIsUsedAsItIs() throws Exception {
        DemoAuthority authority = CertificateFixtures.AUTHORITY;
        SealKey own = authority.sealKey(Instant.now(), CertificateFixtures.RANDOM);
        Path file = folder.resolve("own.p12");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "ours",
                own.secret(),
                "geheim".toCharArray(),
                own.chain().toArray(java.security.cert.Certificate[]::new));
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "geheim".toCharArray());
        }

        SealKeys keys = keys(file.toString(), "geheim");

        assertThat(keys.current().id()).isEqualTo(own.id());
        assertThatThrownBy(keys::renew).isInstanceOf(SealKeyUnusable.class);
        assertThatThrownBy(() -> keys(file.toString(), "fout").current()).isInstanceOf(SealKeyUnusable.class);
        assertThatThrownBy(
                        () -> keys(folder.resolve("none.p12").toString(), "x").current())
                .isInstanceOf(SealKeyUnusable.class);
    }

    private SealKeys inThisHome() {
        return keys("", "");
    }

    private SealKeys keys(String keyStore, String password) {
        RegisterHome home = Homes.at(folder);
        return new SealKeys(keyStore, password, "", home, Clock.systemUTC());
    }
}
