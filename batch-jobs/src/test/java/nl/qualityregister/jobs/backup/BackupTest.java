package nl.qualityregister.jobs.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import nl.qualityregister.jobs.support.JobTest;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.support.Holders;
import nl.qualityregister.support.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The drill: a register that is at work is backed up, and restored on an empty home beside it. */
@JobTest
class BackupTest {
    @Autowired
    JdbcClient jdbc;

    @Value("${spring.datasource.url}")
    String url;

    @Value("${spring.datasource.username}")
    String user;

    @Value("${spring.datasource.password}")
    String password;

    @TempDir
    Path folder;

    private Path home;
    private Path file;

    @BeforeEach
    void aRegister() throws IOException {
        new Holders(jdbc, new RegisterId("krsd-demo")).registered(0, "job-coach");
        home = folder.resolve("home");
        file = folder.resolve("backups/register.zip");
        Files.createDirectories(home.resolve("files/ab"));
        Files.writeString(home.resolve("files/ab/abcdef"), "evidence");
        Files.createDirectories(home.resolve("keys"));
        Files.writeString(home.resolve("keys/seal.jwk.json"), "secret");
    }

    @Test
    void whatIsRestoredIsWhatWasBackedUpRowByRow() throws IOException {
        TestDatabase.Address empty = TestDatabase.create();
        Path elsewhere = folder.resolve("elsewhere");

        Said backedUp = run(home, url, user, password, "backup");
        Said restored = run(elsewhere, empty.url(), empty.user(), empty.password(), "restore");

        assertThat(backedUp.status()).as(backedUp.text()).isZero();
        assertThat(restored.status()).as(restored.text()).isZero();
        JdbcClient there = at(empty);
        assertThat(contents(there)).isEqualTo(contents(jdbc)).isNotEmpty();
        assertThat(bonds(there)).isEqualTo(bonds(jdbc)).isNotEmpty();
        assertThat(sleepingTriggers(there)).isZero();
        assertThat(Files.readString(elsewhere.resolve("files/ab/abcdef"))).isEqualTo("evidence");
        assertThat(Files.readString(elsewhere.resolve("keys/seal.jwk.json"))).isEqualTo("secret");
    }

    @Test
    void keysAreApartAndBothAreForTheirOwnerOnly() throws IOException {
        run(home, url, user, password, "backup");
        Path keys = file.resolveSibling("register.zip.keys");

        assertThat(List.of(file, keys))
                .allSatisfy(each -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                        .isEqualTo("rw-------"));
        try (var archive = new ZipFile(file.toFile())) {
            assertThat(archive.stream().map(ZipEntry::getName)).noneMatch(name -> name.contains("keys"));
        }
    }

    @Test
    void aBackupIsNotWrittenOverAndADatabaseInUseNotRestoredInto() {
        Said first = run(home, url, user, password, "backup");
        Said again = run(home, url, user, password, "backup");
        Said into = run(folder.resolve("elsewhere"), url, user, password, "restore");

        assertThat(List.of(first.status(), again.status(), into.status())).containsExactly(0, 1, 1);
        assertThat(again.text()).contains("is there already");
        assertThat(into.text()).contains("not empty");
    }

    @Test
    void anArchiveThatIsCutOffOrChangedIsNotRestored() throws IOException {
        run(home, url, user, password, "backup");
        byte[] whole = Files.readAllBytes(file);
        TestDatabase.Address empty = TestDatabase.create();

        Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));
        Said cut = run(folder.resolve("elsewhere"), empty.url(), empty.user(), empty.password(), "restore");
        Files.write(file, whole);
        changeOneRow();
        Said other = run(folder.resolve("elsewhere"), empty.url(), empty.user(), empty.password(), "restore");

        assertThat(cut.status()).isEqualTo(1);
        assertThat(cut.text()).contains("is no whole archive");
        assertThat(other.status()).isEqualTo(1);
        assertThat(other.text()).contains("registrant is not as it was written");
    }

    /** A whole archive in which somebody else's surname stands. */
    private void changeOneRow() throws IOException {
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        try (ZipFile archive = new ZipFile(file.toFile());
                ZipOutputStream copy = new ZipOutputStream(changed)) {
            for (ZipEntry entry : Collections.list(archive.entries())) {
                copy.putNextEntry(new ZipEntry(entry.getName()));
                byte[] content = archive.getInputStream(entry).readAllBytes();
                copy.write(
                        entry.getName().equals("tables/registrant.copy")
                                ? new String(content, StandardCharsets.UTF_8)
                                        .replace("Aardenburg", "Aardenborg")
                                        .getBytes(StandardCharsets.UTF_8)
                                : content);
                copy.closeEntry();
            }
        }
        Files.write(file, changed.toByteArray());
    }

    private record Said(int status, String text) {}

    private Said run(Path at, String databaseUrl, String databaseUser, String databasePassword, String what) {
        Map<String, String> environment = new HashMap<>();
        environment.put("REGISTER_HOME", at.toString());
        environment.put("SPRING_DATASOURCE_URL", databaseUrl);
        environment.put("SPRING_DATASOURCE_USERNAME", databaseUser);
        environment.put("SPRING_DATASOURCE_PASSWORD", databasePassword);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        int status = new BackupCommand(out, out, environment).run(List.of(what, file.toString()));
        return new Said(status, said.toString(StandardCharsets.UTF_8));
    }

    private static JdbcClient at(TestDatabase.Address address) {
        return JdbcClient.create(new DriverManagerDataSource(address.url(), address.user(), address.password()));
    }

    /** Of each table how many rows it has and a hash over all of them; what jobs and migrations note of themselves apart. */
    private static Map<String, String> contents(JdbcClient database) {
        Map<String, String> contents = new TreeMap<>();
        database.sql("select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'"
                        + " and relname !~ '^(flyway|request_count)'")
                .query(String.class)
                .list()
                .forEach(table -> contents.put(
                        table,
                        database.sql("select count(*) || ' ' || coalesce(md5(string_agg(md5(row::text), '' order by"
                                        + " md5(row::text))), '') from public.\"" + table + "\" as row")
                                .query(String.class)
                                .single()));
        return contents;
    }

    private static List<String> bonds(JdbcClient database) {
        return database.sql("select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)"
                        + " from pg_constraint where connamespace = 'public'::regnamespace order by 1")
                .query(String.class)
                .list();
    }

    private static long sleepingTriggers(JdbcClient database) {
        return database.sql("select count(*) from pg_trigger where tgenabled = 'D'")
                .query(Long.class)
                .single();
    }
}
