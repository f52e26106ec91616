package nl.qualityregister.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over real sockets. */
class ClamdTest {
    @TempDir
    Path folder;

    FakeClamd daemon;

    @BeforeEach
    void start() throws IOException {
        daemon = new FakeClamd();
    }

    @AfterEach
    void stop() throws IOException {
        daemon.close();
    }

    @Test
    void whatIsCleanIsClean() throws IOException {
        assertThat(daemon.asked().scan(file(new byte[200_000]))).isEqualTo(ScanState.CLEAN);
    }

    @Test
    void theTestVirusIsFound() throws IOException {
        byte[] eicar = FakeClamd.EICAR.getBytes(StandardCharsets.US_ASCII);

        assertThat(daemon.asked().scan(file(eicar))).isEqualTo(ScanState.INFECTED);
    }

    @Test
    void aDaemonThatSaysNothingLeavesItUnscannedInTime() throws IOException {
        long started = System.nanoTime();

        ScanState state = daemon.is(FakeClamd.Mood.SILENT).asked().scan(file(new byte[10]));

        assertThat(state).isEqualTo(ScanState.UNSCANNED);
        assertThat(System.nanoTime() - started).isLessThan(5_000_000_000L);
    }

    @Test
    void aDaemonThatHangsUpOrTalksNonsenseLeavesItUnscanned() throws IOException {
        Path file = file(new byte[10]);

        assertThat(daemon.is(FakeClamd.Mood.HANGS_UP).asked().scan(file)).isEqualTo(ScanState.UNSCANNED);
        assertThat(daemon.is(FakeClamd.Mood.TALKS_NONSENSE).asked().scan(file)).isEqualTo(ScanState.UNSCANNED);
    }

    @Test
    void whatIsTooLongForTheDaemonStaysUnscanned() throws IOException {
        Clamd clamd = daemon.takesAtMost(100_000).asked();

        assertThat(clamd.scan(file(new byte[20 << 20]))).isEqualTo(ScanState.UNSCANNED);
    }

    @Test
    void aDaemonThatIsNotThereLeavesItUnscanned() throws IOException {
        int port;
        try (ServerSocket nobody = new ServerSocket(0)) { // never listened to: one that was may still take a caller
            port = nobody.getLocalPort();
        }

        assertThat(new Clamd("127.0.0.1", port, Duration.ofSeconds(1)).scan(file(new byte[10])))
                .isEqualTo(ScanState.UNSCANNED);
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("content"), content);
    }
}
