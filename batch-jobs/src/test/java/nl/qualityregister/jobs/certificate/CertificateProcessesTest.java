package nl.qualityregister.jobs.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.qualityregister.certificate.Certificate;
import nl.qualityregister.certificate.Certificates;
import nl.qualityregister.jobs.BatchJobs;
import nl.qualityregister.jobs.support.JobTest;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.support.Holders;
import nl.qualityregister.support.Holders.Holder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** The job as processes of their own, on one database: killed where it hurts most, and set beside each other on different days. */
@JobTest
@TestPropertySource(properties = "register.test.database-of=certificate-processes")
class CertificateProcessesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 16);

    @Autowired
    Certificates certificates;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Environment environment;

    @TempDir
    Path folder;

    private List<Holder> people;

    @BeforeEach
    void people() {
        Holders holders = new Holders(jdbc, new RegisterId("krsd-demo"));
        people = IntStream.range(0, 5)
                .mapToObj(i -> holders.registered(i % 2, "job-coach"))
                .toList();
    }

    /** With the table locked against writing, what was rendered waits at the very statement that stores it: there it is killed. */
    @Test
    void killedBetweenRenderingAndStoringThereIsOneOfEachAfterTheRestart() throws Exception {
        try (Connection guard = connection();
                Statement statement = guard.createStatement()) {
            guard.setAutoCommit(false);
            statement.execute("lock table certificate in exclusive mode");
            Process killed = issuing(DAY, folder.resolve("killed"));
            waitUntilItStores(killed);
            killed.destroyForcibly().waitFor();
            guard.rollback();
        }
        List<Integer> left = people.stream()
                .map(person -> certificates.of(person.id()).size())
                .toList();

        Process restarted = issuing(DAY, folder.resolve("killed"));

        assertThat(left).containsOnly(0);
        assertThat(restarted.waitFor()).as(said()).isZero();
        assertThat(people)
                .allSatisfy(person -> assertThat(certificates.of(person.id())).hasSize(1));
        assertThat(files("killed"))
                .containsAll(people.stream()
                        .map(person -> certificates.of(person.id()).getFirst().number() + ".pdf")
                        .toList())
                .noneMatch(name -> name.endsWith(".unfinished"));
    }

    /** The second finds them issued and renders them anew from what is kept; the third is this process. */
    @Test
    void anotherProcessOnAnotherDayInAnotherLocaleLaysDownTheSameBytes() throws Exception {
        assertThat(issuing(DAY, folder.resolve("first")).waitFor()).as(said()).isZero();
        assertThat(issuing(
                                DAY.plusDays(1),
                                folder.resolve("second"),
                                "-Duser.language=ar",
                                "-Duser.country=EG",
                                "-Duser.timezone=Asia/Kathmandu",
                                "-Dfile.encoding=ISO-8859-1")
                        .waitFor())
                .as(said())
                .isZero();

        for (Holder person : people) {
            Certificate certificate = certificates.of(person.id()).getFirst();
            byte[] first = Files.readAllBytes(folder.resolve("first").resolve(certificate.number() + ".pdf"));
            assertThat(Files.readAllBytes(folder.resolve("second").resolve(certificate.number() + ".pdf")))
                    .isEqualTo(first);
            assertThat(certificates.pdf(certificate.number())).isEqualTo(first);
        }
    }

    private List<String> files(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            return files.map(path -> path.getFileName().toString()).toList();
        }
    }

    private Process issuing(LocalDate day, Path to, String... options) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                BatchJobs.class.getName(),
                "job",
                "IssueCertificates",
                "register=krsd-demo",
                "businessDay=" + day,
                "folder=" + to));
        String home = environment.getRequiredProperty("register.home");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .directory(new File(home))
                .redirectOutput(output().toFile());
        builder.environment()
                .putAll(Map.of(
                        "SPRING_DATASOURCE_URL", environment.getRequiredProperty("spring.datasource.url"),
                        "SPRING_DATASOURCE_USERNAME", environment.getRequiredProperty("spring.datasource.username"),
                        "SPRING_DATASOURCE_PASSWORD", environment.getRequiredProperty("spring.datasource.password"),
                        "REGISTER_HOME", home));
        return builder.start();
    }

    private Path output() {
        return folder.resolve("said");
    }

    private String said() throws IOException {
        return Files.readString(output());
    }

    private void waitUntilItStores(Process process) throws IOException {
        long patience = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (!waiting()) {
            assertThat(process.isAlive()).as(said()).isTrue();
            assertThat(System.nanoTime()).as(said()).isLessThan(patience);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private boolean waiting() {
        return jdbc.sql("""
                        select exists (
                            select from pg_stat_activity
                            where datname = current_database() and wait_event_type = 'Lock'
                              and query like '%insert into certificate (%')
                        """).query(Boolean.class).single();
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(
                environment.getRequiredProperty("spring.datasource.url"),
                environment.getRequiredProperty("spring.datasource.username"),
                environment.getRequiredProperty("spring.datasource.password"));
    }
}
