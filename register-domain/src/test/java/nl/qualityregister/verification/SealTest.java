package nl.qualityregister.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.jwk.JWK;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.qualityregister.support.Homes;
import nl.qualityregister.support.Together;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealTest {
    @TempDir
    Path home;

    @Test
    void manyWhoNeedTheFirstKeyAtOnceHaveTheSame() throws Exception {
        List<Seal> seals = IntStream.range(0, 16).mapToObj(i -> seal()).toList();

        List<String> keys =
                Together.all(seals.size(), i -> seals.get(i).publicKeys().toString());

        assertThat(keys).containsOnly(seal().publicKeys().toString());
        try (Stream<Path> files = Files.list(home.resolve("keys"))) {
            assertThat(files).containsExactly(home.resolve("keys/receipt.jwk"));
        }
    }

    @Test
    void nobodyElseMayReadTheKey() throws Exception {
        seal().sign("{}");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("keys/receipt.jwk"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aNewKeyIsPublishedAtOnceAndSignsWhenItsNoticeIsOver() throws Exception {
        Moments clock = new Moments(Instant.parse("2026-03-01T12:00:00Z"));
        Seal seal = new Seal(Homes.at(home), clock);
        Seal elsewhere = new Seal(Homes.at(home), clock);
        String first = signer(seal);
        signer(elsewhere);

        seal.rotate();

        assertThat(seal.publicKeys()).hasSize(2);
        assertThat(signer(seal)).isEqualTo(first);
        clock.now = clock.now.plus(Seal.NOTICE).plusSeconds(1);
        String second = signer(seal);
        assertThat(second).isNotEqualTo(first);
        assertThat(signer(elsewhere)).isEqualTo(second);
        assertThat(elsewhere.publicKeys()).extracting(JWK::getKeyID).containsExactlyInAnyOrder(first, second);
    }

    private static String signer(Seal seal) throws Exception {
        return JWSObject.parse(seal.sign("{}")).getHeader().getKeyID();
    }

    private Seal seal() {
        return new Seal(Homes.at(home), Clock.systemUTC());
    }

    private static final class Moments extends Clock {
        private Instant now;

        Moments(Instant now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
