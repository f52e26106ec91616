package nl.qualityregister.jobs.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.qualityregister.certificate.Certificate;
import nl.qualityregister.certificate.Certificates;
import nl.qualityregister.jobs.JobRun;
import nl.qualityregister.jobs.JobRun.Outcome;
import nl.qualityregister.jobs.Jobs;
import nl.qualityregister.jobs.OrderRefused;
import nl.qualityregister.jobs.support.JobTest;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.support.Holders;
import nl.qualityregister.support.Holders.Holder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@JobTest
class IssueCertificatesTest {
    private static final String DAY = LocalDate.of(2026, 3, 16).toString();

    @Autowired
    Jobs jobs;

    @Autowired
    Certificates certificates;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path folder;

    private Holders holders;

    @BeforeEach
    void people() {
        holders = new Holders(jdbc, new RegisterId("krsd-demo"));
        run();
    }

    @Test
    void everyWantedCycleGetsOneCertificateAndOneFile() throws Exception {
        List<Holder> people = IntStream.range(0, 205)
                .mapToObj(i -> holders.registered(i % 2, "job-coach"))
                .toList();

        JobRun run = run();

        assertThat(run.outcome()).isEqualTo(Outcome.DONE);
        assertThat(run.count("issued")).isEqualTo(205);
        assertThat(people)
                .allSatisfy(person -> assertThat(certificates.of(person.id())).hasSize(1));
        Certificate one = certificates.of(people.getFirst().id()).getFirst();
        assertThat(Files.readAllBytes(file(one))).isEqualTo(certificates.pdf(one.number()));
    }

    @Test
    void aSecondRunChangesNothing() throws Exception {
        Holder person = holders.registered(0, "job-coach");
        run();
        Certificate issued = certificates.of(person.id()).getFirst();
        FileTime written = Files.getLastModifiedTime(file(issued));

        JobRun second = run();

        assertThat(second.count("issued")).isZero();
        assertThat(second.count("files written")).isZero();
        assertThat(certificates.of(person.id())).containsExactly(issued);
        assertThat(Files.getLastModifiedTime(file(issued))).isEqualTo(written);
    }

    @Test
    void aFileThatIsMissingIsLaidDownAgain() throws Exception {
        Holder person = holders.registered(0, "job-coach");
        run();
        Certificate issued = certificates.of(person.id()).getFirst();
        Files.delete(file(issued));

        JobRun run = run();

        assertThat(run.count("files written")).isEqualTo(1);
        assertThat(Files.readAllBytes(file(issued))).isEqualTo(certificates.pdf(issued.number()));
    }

    @Test
    void whenNothingCanBeWrittenItFailsInOneLineAndTheNextRunDoesTheRest() throws Exception {
        List<Holder> people = IntStream.range(0, 3)
                .mapToObj(i -> holders.registered(0, "job-coach"))
                .toList();

        JobRun failed =
                jobs.run("IssueCertificates", parameters(folder.resolve("disk")), new DiskGone(folder.resolve("disk")));
        JobRun next = run();

        assertThat(failed.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(failed.failure().orElseThrow())
                .contains("could not be written")
                .doesNotContain("\n");
        assertThat(next.outcome()).isEqualTo(Outcome.DONE);
        assertThat(people).allSatisfy(person -> {
            assertThat(certificates.of(person.id())).hasSize(1);
            assertThat(file(certificates.of(person.id()).getFirst())).exists();
        });
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .noneMatch(name -> name.endsWith(".unfinished"));
        }
    }

    /** The system's own full device stands where the file is to be written: the first byte is refused for want of room. */
    @Test
    void onAFullDiskItFailsInOneLineAndTheNextRunDoesTheRest() throws Exception {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.isWritable(full), "this system has no full device");
        Holder person = holders.registered(0, "job-coach");
        run();
        Certificate issued = certificates.of(person.id()).getFirst();
        Files.delete(file(issued));
        Files.createSymbolicLink(folder.resolve("." + issued.number() + ".unfinished"), full);

        JobRun failed = run();
        boolean half = Files.exists(file(issued));
        JobRun next = run();

        assertThat(failed.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(failed.failure().orElseThrow())
                .contains("could not be written", "No space left on device", "the same order writes the file")
                .doesNotContain("\n");
        assertThat(half).isFalse();
        assertThat(next.outcome()).isEqualTo(Outcome.DONE);
        assertThat(certificates.of(person.id())).containsExactly(issued);
        assertThat(Files.readAllBytes(file(issued))).isEqualTo(certificates.pdf(issued.number()));
    }

    @Test
    void aFolderThatCannotBeMadeIsRefusedBeforeAnythingIsIssued() throws Exception {
        Holder person = holders.registered(0, "job-coach");
        Path file = Files.createFile(folder.resolve("a-file"));

        assertThatThrownBy(() -> jobs.run("IssueCertificates", parameters(file.resolve("in"))))
                .isInstanceOf(OrderRefused.class)
                .hasMessageContaining("cannot be made");
        assertThat(certificates.of(person.id())).isEmpty();
    }

    private JobRun run() {
        return jobs.run("IssueCertificates", parameters(folder));
    }

    private static Map<String, String> parameters(Path folder) {
        return Map.of("register", "krsd-demo", "businessDay", DAY, "folder", folder.toString());
    }

    /** Takes the folder away when the job has looked at it and not yet written. */
    private record DiskGone(Path folder) implements JobExecutionListener {
        @Override
        public void beforeJob(JobExecution execution) {
            try {
                Files.delete(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Path file(Certificate certificate) {
        return folder.resolve(certificate.number() + ".pdf");
    }
}
