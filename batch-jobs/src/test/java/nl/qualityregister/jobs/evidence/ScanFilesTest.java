package nl.qualityregister.jobs.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.qualityregister.file.FakeClamd;
import nl.qualityregister.file.Files;
import nl.qualityregister.file.ScanState;
import nl.qualityregister.file.StoredFile;
import nl.qualityregister.jobs.JobRun;
import nl.qualityregister.jobs.Jobs;
import nl.qualityregister.jobs.support.JobTest;
import nl.qualityregister.trail.Actor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** With a database of its own, since a run takes up whatever waits. */
@JobTest
class ScanFilesTest {
    private static final FakeClamd DAEMON = started();

    @Autowired
    Jobs jobs;

    @Autowired
    Files files;

    private static FakeClamd started() {
        try {
            return new FakeClamd();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @DynamicPropertySource
    static void scanner(DynamicPropertyRegistry properties) {
        properties.add("register.scanner", () -> "clamav");
        properties.add("register.clamav.port", DAEMON::port);
        properties.add("register.clamav.patience", () -> "2s");
    }

    @AfterAll
    static void stop() throws IOException {
        DAEMON.close();
    }

    @Test
    void whatAnOutageLeftIsScannedByTheNextRunAndNothingIsScannedTwice() {
        DAEMON.is(FakeClamd.Mood.HANGS_UP);
        StoredFile clean = upload("schoon");
        StoredFile virus = upload(FakeClamd.EICAR);

        JobRun away = jobs.run("ScanFiles", Map.of());
        ScanState meanwhile = state(clean);
        DAEMON.is(FakeClamd.Mood.WELL);
        JobRun back = jobs.run("ScanFiles", Map.of());
        JobRun again = jobs.run("ScanFiles", Map.of());

        assertThat(away.succeeded()).isTrue();
        assertThat(away.count("not scanned")).isEqualTo(2);
        assertThat(away.summary()).containsKey("scanner");
        assertThat(meanwhile).isEqualTo(ScanState.UNSCANNED);
        assertThat(List.of(back.count("clean"), back.count("infected"))).containsExactly(1L, 1L);
        assertThat(state(clean)).isEqualTo(ScanState.CLEAN);
        assertThat(state(virus)).isEqualTo(ScanState.INFECTED);
        assertThat(List.of(again.count("clean"), again.count("infected"))).containsExactly(0L, 0L);
    }

    private ScanState state(StoredFile file) {
        return files.describe(List.of(file.id())).getFirst().scan();
    }

    /** A PDF of no pages, with the text behind a percent sign. */
    private StoredFile upload(String text) {
        String head = "%PDF-1.4\n%" + text + " " + UUID.randomUUID() + "\n";
        String pdf = head + "xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1/Root 1 0 R>>\nstartxref\n"
                + head.length() + "\n%%EOF\n";
        return files.store(
                new ByteArrayInputStream(pdf.getBytes(StandardCharsets.ISO_8859_1)),
                "bewijs.pdf",
                Actor.account("test"));
    }
}
