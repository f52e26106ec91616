package nl.qualityregister.jobs.roll;

import static nl.qualityregister.support.People.OFFICE;
import static nl.qualityregister.support.People.registrants;
import static nl.qualityregister.support.Registrations.jobCoach;
import static nl.qualityregister.support.Registrations.registered;
import static nl.qualityregister.support.Registrations.suspended;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import nl.qualityregister.house.SignedNote;
import nl.qualityregister.jobs.JobRun;
import nl.qualityregister.jobs.Jobs;
import nl.qualityregister.jobs.support.JobTest;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.roll.Erasure;
import nl.qualityregister.roll.Log;
import nl.qualityregister.roll.LogEntry;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.roll.RollEntry;
import nl.qualityregister.roll.Tier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import outsider.CheckpointNote;
import outsider.MerkleProofs;

/** The jobs of the roll, on a database of their own: an audit finds whatever is wrong with any of it. */
@JobTest
@TestPropertySource(properties = "register.log-origin=roll-jobs.example/log")
class RollJobsTest {
    private static final LocalDate START = LocalDate.of(2021, 1, 1);
    private static final LocalDate END = LocalDate.of(2025, 12, 31);

    @Autowired
    Jobs jobs;

    @Autowired
    Log log;

    @Autowired
    Roll roll;

    @Autowired
    Erasure erasure;

    @Autowired
    Registrants registrants;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path folder;

    @Test
    void aCheckpointIsWrittenWithTilesThatAnOutsiderCanFollow() throws IOException {
        enter(300);

        JobRun first = jobs.run("MakeCheckpoint", Map.of("folder", folder.toString()));
        enter(300);
        JobRun second = jobs.run("MakeCheckpoint", Map.of("folder", folder.toString()));

        assertThat(first.succeeded()).isTrue();
        assertThat(second.count("tiles written")).isPositive();
        CheckpointNote checkpoint =
                CheckpointNote.open(Files.readString(folder.resolve("checkpoint")), log.verifierKey());
        List<byte[]> leaves = new ArrayList<>();
        for (long place = 0; place * 256 < checkpoint.size(); place++) {
            int width = (int) Math.min(256, checkpoint.size() - place * 256);
            byte[] tile = Files.readAllBytes(folder.resolve("tile/0/" + TileFolder.path(place, width)));
            for (int at = 0; at < tile.length; at += 32) {
                leaves.add(Arrays.copyOfRange(tile, at, at + 32));
            }
        }
        assertThat(MerkleProofs.treeHash(leaves)).isEqualTo(checkpoint.root());
        assertThat(TileFolder.path(1_234_067, 256)).isEqualTo("x001/x234/067");
    }

    @Test
    void theAuditIsGreenAfterAnErasureAndNamesWhatWasAlteredOrDeletedBehindTheRegistersBack() {
        List<RollEntry> entries = enter(4);
        RegistrantId erased = registrant(entries.getFirst());
        long altered = entries.get(1).index();
        long deleted = entries.get(2).index();
        JobRun before = jobs.run("AuditRegister", Map.of());
        erasure.forget(List.of(erased), OFFICE, "decision:7");
        log.makeCheckpoint();

        JobRun afterErasure = jobs.run("AuditRegister", Map.of());
        behindTheBack("update roll_entry set status = 'LAPSED', valid_until = null where index = " + altered);
        JobRun afterAltering = jobs.run("AuditRegister", Map.of());
        behindTheBack("update roll_entry set status = 'REGISTERED', valid_until = date '2025-12-31' where index = "
                + altered);
        behindTheBack("create table kept as select * from roll_entry where index = " + deleted);
        behindTheBack("delete from roll_standing where entry_index = " + deleted);
        behindTheBack("delete from roll_entry where index = " + deleted);
        JobRun afterDeleting = jobs.run("AuditRegister", Map.of());
        behindTheBack("insert into roll_entry select * from kept");
        JobRun rebuilt = jobs.run("RebuildRegister", Map.of("repair", "true"));
        JobRun mended = jobs.run("AuditRegister", Map.of());

        assertThat(before.succeeded()).as(before.summary().toString()).isTrue();
        assertThat(afterErasure.succeeded())
                .as(afterErasure.summary().toString())
                .isTrue();
        assertThat(afterAltering.succeeded()).isFalse();
        assertThat(afterAltering.summary().values()).contains("entry-altered: entry " + altered);
        assertThat(afterDeleting.succeeded()).isFalse();
        assertThat(afterDeleting.summary().values()).contains("entry-missing: entry " + deleted);
        assertThat(rebuilt.succeeded()).as(rebuilt.summary().toString()).isTrue();
        assertThat(mended.succeeded()).as(mended.summary().toString()).isTrue();
    }

    @Test
    void theRegisterIsRebuiltBesideItselfAndSwitchedOnlyWhereItIsProvenEqual() {
        List<RollEntry> entries = enter(20);
        RegistrantId person = registrant(entries.getFirst());
        roll.append(List.of(suspended(jobCoach(person), START.plusYears(1), START.plusYears(2))));
        List<String> before = standing();

        JobRun equal = jobs.run("RebuildRegister", Map.of());
        List<String> after = standing();
        jdbc.sql("update roll_standing set status = 'LAPSED' where registrant_id = :person")
                .param("person", person.value())
                .update();
        JobRun refused = jobs.run("RebuildRegister", Map.of());
        List<String> untouched = standing();
        JobRun repaired = jobs.run("RebuildRegister", Map.of("repair", "true"));

        assertThat(equal.succeeded()).as(equal.failure().toString()).isTrue();
        assertThat(equal.count("persons that differed")).isZero();
        assertThat(after).isEqualTo(before);
        assertThat(refused.succeeded()).isFalse();
        assertThat(refused.failure().orElseThrow()).contains("the standing of 1 person is not what the entries say");
        assertThat(untouched).isNotEqualTo(before);
        assertThat(repaired.succeeded()).isTrue();
        assertThat(standing()).isEqualTo(before);
        assertThat(jdbc.sql("select count(*) from pg_constraint where conname = 'roll_standing_one_status'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from pg_class where relname like 'roll_standing_rebuilt%'")
                        .query(Long.class)
                        .single())
                .isZero();
        roll.append(List.of(registered(jobCoach(person), END.plusYears(9), END.plusYears(12))));
    }

    @Test
    void theVerifierFromOutsideAcceptsTheLogAndRefusesARewrittenOneAndAnother() throws IOException {
        enter(600);
        jobs.run("MakeCheckpoint", Map.of("folder", folder.toString()));
        String earlier = Files.readString(folder.resolve("checkpoint"));
        enter(10);
        jobs.run("MakeCheckpoint", Map.of("folder", folder.toString()));
        HttpServer server = serve();
        try {
            String address = "http://localhost:" + server.getAddress().getPort();
            String key = log.verifierKey();
            Path since = Files.writeString(folder.resolve("since"), earlier);
            String elsewhere = SignedNote.Signer.drawn("elsewhere.example/log")
                    .sign("elsewhere.example/log\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n")
                    .toString();
            Path other = Files.writeString(folder.resolve("other"), elsewhere);

            Said good = verify("--base-url", address, "--key", key, "--since", since.toString());
            Said strange = verify("--base-url", address, "--key", key, "--since", other.toString());
            Path tile = folder.resolve("tile/0/001");
            byte[] bytes = Files.readAllBytes(tile);
            bytes[7] ^= 1;
            Files.write(tile, bytes);
            Said rewritten = verify("--base-url", address, "--key", key);

            assertThat(good.text()).contains("the log holds", "begins with the");
            assertThat(good.code()).isZero();
            assertThat(strange.code()).isEqualTo(1);
            assertThat(strange.text()).contains("of another register: elsewhere.example/log");
            assertThat(rewritten.code()).isEqualTo(1);
            assertThat(rewritten.text()).contains("entry 256 does not hash to its leaf");
            assertThat(verify("check").code()).isEqualTo(2);
            assertThat(verify("--help").code()).isZero();
        } finally {
            server.stop(0);
        }
    }

    private record Said(int code, String text) {}

    private static Said verify(String... options) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        List<String> words = new ArrayList<>(List.of("verify"));
        words.addAll(List.of(options));
        int code = new LogCommand(out, out).run(words);
        return new Said(code, said.toString(StandardCharsets.UTF_8));
    }

    /** A plain file server for the folder, and the one operation that the verifier asks of the API. */
    private HttpServer serve() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext("/log/", exchange -> {
            Path file = folder.resolve(exchange.getRequestURI().getPath().substring("/log/".length()));
            byte[] content = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            exchange.sendResponseHeaders(content.length == 0 ? 404 : 200, content.length == 0 ? -1 : content.length);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(content);
            }
        });
        server.createContext("/v1/log/entries/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            LogEntry entry = log.entry(Long.parseLong(path.substring(path.lastIndexOf('/') + 1)), Tier.PUBLIC);
            byte[] content = ("{\"leafHash\":\"" + java.util.Base64.getEncoder().encodeToString(entry.leafHash())
                            + "\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, content.length);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(content);
            }
        });
        server.start();
        return server;
    }

    private List<RollEntry> enter(int count) {
        List<Registrant> people = registrants.enter(registrants(count), OFFICE);
        return roll.append(people.stream()
                .map(person -> registered(jobCoach(person.id()), START, END))
                .toList());
    }

    private static RegistrantId registrant(RollEntry entry) {
        return entry.entry().registration().registrant();
    }

    private void behindTheBack(String statement) {
        jdbc.sql("alter table roll_entry disable trigger all").update();
        jdbc.sql(statement).update();
        jdbc.sql("alter table roll_entry enable trigger all").update();
    }

    private List<String> standing() {
        return jdbc.sql("""
                        select concat_ws(' ', registrant_id, register, occupation, status, registered_since, since, until, valid_until,
                                         entry_index, days, known)
                          from roll_standing order by 1
                        """).query((row, i) -> row.getString(1)).list();
    }
}
