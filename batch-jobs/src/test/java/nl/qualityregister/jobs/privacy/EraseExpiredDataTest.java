package nl.qualityregister.jobs.privacy;

import static nl.qualityregister.support.Professionals.TEST;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.RegisterHome;
import nl.qualityregister.jobs.JobRun;
import nl.qualityregister.jobs.Jobs;
import nl.qualityregister.jobs.support.JobTest;
import nl.qualityregister.organisation.Account;
import nl.qualityregister.organisation.NewAccount;
import nl.qualityregister.organisation.Organisations;
import nl.qualityregister.registrant.NewRegistrant;
import nl.qualityregister.registrant.PersonName;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.registrant.Visibilities;
import nl.qualityregister.registrant.Visibility;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.support.Registrations;
import nl.qualityregister.support.WholeDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** On a database of its own: what is over is told of all of it. */
@JobTest
@TestPropertySource(properties = "register.test.database-of=retention")
class EraseExpiredDataTest {
    @Autowired
    Jobs jobs;

    @Autowired
    Registrants registrants;

    @Autowired
    Organisations organisations;

    @Autowired
    Visibilities visibilities;

    @Autowired
    Roll roll;

    @Autowired
    BusinessDay businessDay;

    @Autowired
    RegisterHome home;

    @Autowired
    JdbcClient jdbc;

    private Registrant somebody() {
        Account account = organisations
                .open(List.of(new NewAccount("test", UUID.randomUUID().toString(), "somebody", List.of())), TEST)
                .getFirst();
        return registrants
                .enter(
                        List.of(new NewRegistrant(
                                null,
                                new PersonName("V.", null, "van", "Verstreken"),
                                LocalDate.of(1950, 1, 1),
                                null,
                                "nl",
                                account.id(),
                                List.of())),
                        TEST)
                .getFirst();
    }

    private void registered(Registrant person, LocalDate from, LocalDate until) {
        roll.append(List.of(
                Registrations.registered(Registrations.jobCoach(person.id()), from, until),
                Registrations.lapsed(Registrations.jobCoach(person.id()), until)));
    }

    private void plans(Registrant person, int many, LocalDate day) {
        jdbc.sql("""
                        insert into own_plan (id, registrant_id, register, title, completed_on, category, type, points, planned_at)
                        select gen_random_uuid(), :person, 'krsd-demo', 'plan', :day, 'a', 'b', 100, now()
                          from generate_series(1, :many)
                        """)
                .param("person", person.id().value())
                .param("day", day)
                .param("many", many)
                .update();
    }

    private UUID message(Registrant person, Instant at) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into outbox (id, once_key, channel, recipient, template, parameters, state, tries, due_at, created_at,
                                            registrant_id)
                        values (:id, cast(:id as text), 'LETTER', :person, 'x', '{}', 'DELIVERED', 1, :at, :at, cast(:person as bigint))
                        """)
                .param("id", id)
                .param("person", Long.toString(person.id().value()))
                .param("at", java.sql.Timestamp.from(at))
                .update();
        jdbc.sql("insert into delivery_try (outbox_id, tried_at, succeeded, detail) values (:id, :at, true, 'x')")
                .param("id", id)
                .param("at", java.sql.Timestamp.from(at))
                .update();
        return id;
    }

    private void evidence(Registrant person, Instant at) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into evidence (id, registrant_id, register, kind, state, claim, files, entered_at, changed_at)
                        values (:id, :person, 'krsd-demo', 'activity', 'ACCEPTED', '{}', '{}', :at, :at)
                        """)
                .param("id", id)
                .param("person", person.id().value())
                .param("at", java.sql.Timestamp.from(at))
                .update();
        jdbc.sql("""
                        insert into evidence_change (evidence_id, version, state, claim, files, actor, changed_at)
                        values (:id, 0, 'ACCEPTED', '{}', '{}', 'job:test', :at)
                        """).param("id", id).param("at", java.sql.Timestamp.from(at)).update();
    }

    /** What keeps a case open, as the table has it. */
    private void objection(Registrant person) {
        jdbc.sql("""
                        insert into objection (id, objector, registrant_id, register, subject, ground, grounds, files, state, object_until,
                                               barred, assessed_by, suspends, submitted_at, decide_by)
                        values (gen_random_uuid(), :account, :person, 'krsd-demo', 'decision:' || gen_random_uuid(), 'FORMAL', 'x', '{}',
                                'SUBMITTED', :day, '{}', '{}', false, now(), :day)
                        """)
                .param(
                        "account",
                        person.account() == null ? null : person.account().value())
                .param("person", person.id().value())
                .param("day", businessDay.today().plusDays(30))
                .update();
    }

    private long count(String table, Registrant person) {
        return jdbc.sql("select count(*) from " + table + " where registrant_id = :person")
                .param("person", person.id().value())
                .query(Long.class)
                .single();
    }

    private JobRun run(String... more) {
        Map<String, String> parameters = new java.util.HashMap<>();
        for (int i = 0; i < more.length; i += 2) {
            parameters.put(more[i], more[i + 1]);
        }
        return jobs.run("EraseExpiredData", parameters);
    }

    @Test
    void whatIsOverGoesOnceOpenCasesWaitAndARehearsalTellsItWithoutDoingIt() throws IOException {
        assertThat(run().succeeded()).as("on an empty register").isTrue();
        LocalDate today = businessDay.today();
        Instant longAgo = Instant.now().minus(11 * 366, ChronoUnit.DAYS);
        Registrant gone = somebody();
        registered(gone, today.minusYears(20), today.minusYears(11));
        jdbc.sql("update registrant set entered_at = now() - interval '20 years' where id = :id")
                .param("id", gone.id().value())
                .update();
        Registrant here = somebody();
        registered(here, today.minusYears(20), today.plusYears(1));
        Registrant objecting = somebody();
        registered(objecting, today.minusYears(20), today.plusYears(1));
        objection(objecting);
        plans(here, 2_300, today.minusYears(3));
        plans(here, 1, today.minusYears(1));
        UUID letter = message(here, longAgo);
        message(objecting, longAgo);
        evidence(here, longAgo);
        evidence(objecting, longAgo);
        evidence(here, Instant.now());
        Path posted = Files.writeString(
                Files.createDirectories(home.folder().resolve("letters")).resolve(letter + ".pdf"), "x");
        Path reject = Files.writeString(
                Files.createDirectories(home.folder().resolve("rejects")).resolve("old.csv"), "x");
        Files.setLastModifiedTime(reject, FileTime.from(longAgo));
        Map<String, String> before = WholeDatabase.of(jdbc);

        JobRun rehearsed = run("dryRun", "true");
        Map<String, String> afterwards = WholeDatabase.of(jdbc);
        plansCannotGo();
        JobRun cutOff = run();
        long leftAfterCrash = count("own_plan", here);
        jdbc.sql("drop trigger own_plan_stuck on own_plan").update();
        JobRun run = run();
        JobRun again = run();

        assertThat(without(afterwards)).isEqualTo(without(before));
        assertThat(rehearsed.count("plans")).isEqualTo(2_300);
        assertThat(rehearsed.count("messages")).isEqualTo(2);
        assertThat(rehearsed.count("evidence")).isEqualTo(2);
        assertThat(rehearsed.count("person")).isEqualTo(1);
        assertThat(cutOff.succeeded()).isFalse();
        assertThat(leftAfterCrash).isEqualTo(2_301);
        assertThat(run.succeeded()).isTrue();
        for (String category : List.of("plans", "messages", "evidence", "person")) {
            assertThat(run.count(category)).as(category).isEqualTo(rehearsed.count(category));
            assertThat(again.count(category)).as(category + " again").isZero();
        }
        assertThat(count("own_plan", here)).isEqualTo(1);
        assertThat(count("evidence", here)).isEqualTo(1);
        assertThat(count("evidence", objecting)).isEqualTo(1);
        assertThat(count("outbox", objecting)).isEqualTo(1);
        assertThat(visibilities.of(List.of(gone.number())).get(gone.number())).isInstanceOf(Visibility.Erased.class);
        assertThat(visibilities.of(List.of(here.number()))).isEmpty();
        assertThat(List.of(posted, reject)).noneMatch(Files::exists);
        aRestoredBackupForgetsNobodyWhoWasErasedSince(gone);
    }

    /** The trigger stands for a database that goes away in the middle. */
    private void plansCannotGo() {
        jdbc.sql(
                        "create or replace function stuck() returns trigger language plpgsql as $$ begin raise exception 'stuck'; end $$")
                .update();
        jdbc.sql("create trigger own_plan_stuck before delete on own_plan for each row execute function stuck()")
                .update();
    }

    /** The tables of Spring Batch and of the runs tell of the rehearsal, sequences of what was undone. */
    private static Map<String, String> without(Map<String, String> whole) {
        Map<String, String> left = new java.util.TreeMap<>(whole);
        left.keySet()
                .removeIf(name -> name.startsWith("batch_") || name.startsWith("job_run") || name.endsWith("_seq"));
        return left;
    }

    private void aRestoredBackupForgetsNobodyWhoWasErasedSince(Registrant gone) {
        jdbc.sql("delete from visibility where registrant_id = :id")
                .param("id", gone.id().value())
                .update();
        jdbc.sql("update registrant set surname = 'Verstreken', birth_date = '1950-01-01' where id = :id")
                .param("id", gone.id().value())
                .update();

        JobRun run = run();

        assertThat(run.count("restored")).isEqualTo(1);
        assertThat(registrants
                        .byNumber(List.of(gone.number()))
                        .get(gone.number())
                        .isErased())
                .isTrue();
    }

    @Test
    void itIsListedWithItsPurposeAndPartOfEachNight() {
        assertThat(jobs.all().get("EraseExpiredData").purpose()).contains("retention");
        assertThat(jobs.all().get("EraseExpiredData").nightly()).isPositive();
    }
}
