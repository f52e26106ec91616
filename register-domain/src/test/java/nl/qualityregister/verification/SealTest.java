package nl.qualityregister.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
        List<Seal> seals =
                IntStream.range(0, 16).mapToObj(i -> new Seal(Homes.at(home))).toList();

        List<String> keys = Together.all(seals.size(), i -> seals.get(i).publicKeys());

        assertThat(keys).containsOnly(new Seal(Homes.at(home)).publicKeys());
        try (Stream<Path> files = Files.list(home.resolve("keys"))) {
            assertThat(files).containsExactly(home.resolve("keys/receipt.jwk"));
        }
    }

    @Test
    void nobodyElseMayReadTheKey() throws Exception {
        new Seal(Homes.at(home)).sign("{}");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("keys/receipt.jwk"))))
                .isEqualTo("rw-------");
    }
}
