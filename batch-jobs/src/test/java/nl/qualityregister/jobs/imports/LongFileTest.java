package nl.qualityregister.jobs.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code -Dregister.long-file=2048} reads two gigabytes, which takes a minute or two. */
class LongFileTest {
    private static final long MEGABYTES = Long.getLong("register.long-file", 160);
    private static final long BYTES_A_ROW = "KRS-2026-001-1;100000016;\n".length();

    @Test
    void aFileManyTimesTheHeapIsReadToItsEnd() throws Exception {
        Process reader = java(LongFile.class, "-Xmx40m", Long.toString(MEGABYTES));

        String said = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(reader.waitFor()).as(said).isZero();
        long rows = (MEGABYTES << 20) / (4_000 * BYTES_A_ROW) * 4_000;
        assertThat(said).contains(rows + " rows, 0 faults");
    }

    private static Process java(Class<?> main, String heap, String argument) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(List.of(
                        java,
                        heap,
                        "-XX:+UseSerialGC",
                        "-XX:+EnableDynamicAgentLoading",
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName(),
                        argument))
                .redirectErrorStream(true)
                .start();
    }
}
