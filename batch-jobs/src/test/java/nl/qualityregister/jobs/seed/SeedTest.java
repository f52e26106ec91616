package nl.qualityregister.jobs.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.CopyRows;
import nl.qualityregister.jobs.BatchJobs;
import nl.qualityregister.jobs.JobRun;
import nl.qualityregister.jobs.Jobs;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.support.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** On a database of its own: a seed fills an empty one only. */
@SpringBootTest(classes = BatchJobs.class, properties = "register.seed-test=true")
@ContextConfiguration(initializers = TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeedTest {
    private static final int PEOPLE = 2_300;

    @Autowired
    Seed seed;

    @Autowired
    SeedCommand command;

    @Autowired
    Jobs jobs;

    @Autowired
    Roll roll;

    @Autowired
    Norms norms;

    @Autowired
    BusinessDay businessDay;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JdbcTemplate template;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JsonMapper json;

    private Seeding seeding;
    private List<String> before;
    private Seed.Result result;

    @BeforeAll
    void fill() {
        seeding = new Seeding(PEOPLE, 7, businessDay.today(), 90);
        before = keys();
        result = seed.run(seeding, people -> {});
    }

    /** What holds rows of the loaded tables together. */
    private List<String> keys() {
        return jdbc.sql("""
                        select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) || convalidated
                        from pg_constraint
                        where conrelid = any(cast(cast(:tables as text[]) as regclass[]))
                        union all
                        select pg_get_indexdef(indexrelid) || indisvalid || indisunique || indisprimary
                        from pg_index
                        where indrelid = any(cast(cast(:tables as text[]) as regclass[]))
                        order by 1
                        """)
                .param("tables", Portion.tables().toArray(String[]::new))
                .query(String.class)
                .list();
    }

    @Test
    void everyKeyAndIndexIsThereAgainAsItWas() {
        assertThat(before).hasSizeGreaterThan(40);
        assertThat(keys()).isEqualTo(before);
    }

    @Test
    void whatTheLedgerComesToIsInTheBalances() {
        for (String register : List.of("krsd-demo", "seed-sums", "seed-yearly")) {
            JobRun run = jobs.run("ReconcileBalances", Map.of("register", register));

            assertThat(run.succeeded()).isTrue();
            assertThat(run.count("cycles looked at")).isPositive();
            assertThat(run.count("balances that differed")).isZero();
        }
    }

    @Test
    void theStandingIsWhatTheEntriesSay() {
        assertThat(roll.misprojected(new RegistrantId(1), new RegistrantId(PEOPLE + 1)))
                .isEmpty();
        assertThat(count("select count(*) from roll_standing")).isGreaterThan(PEOPLE);
        assertThat(count("select max(index) + 1 - count(*) from roll_entry")).isZero();
    }

    @Test
    void everyoneHasTwentyCreditsACycleInFiveOccupationsAndAllSituations() {
        assertThat(count("select count(*) from registrant")).isEqualTo(PEOPLE);
        assertThat(count("select count(*) from credit")).isEqualTo(20 * count("select count(*) from cycle"));
        assertThat(count("select count(distinct occupation) from roll_entry")).isEqualTo(5);
        assertThat(jdbc.sql("select distinct status from roll_standing")
                        .query(String.class)
                        .list())
                .contains("REGISTERED", "SUSPENDED", "LAPSED", "WITHDRAWN", "STRUCK_OFF", "DECEASED");
        assertThat(count("select count(*) from (select registrant_id from cycle group by 1 having count(*) > 1) twice"))
                .isPositive();
        assertThat(count("select count(*) from evidence where kind = 'interruption'"))
                .isPositive();
    }

    @Test
    void thoseWhoComeToBeJudgedMetTheNormOrFellShortAsTheyWereMade() {
        Map<String, String> order = Map.of("businessDay", seeding.day().toString());
        JobRun judged = jobs.run("EvaluateCycles", order);

        long due = judged.count("cycles judged");
        assertThat(due).isBetween(PEOPLE * 8L / 10, (long) PEOPLE);
        assertThat(judged.count("met the norm")).isBetween(due * 65 / 100, due * 85 / 100);
        assertThat(jdbc.sql("select distinct register from cycle join verdict on verdict.cycle_id = cycle.id where met")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("krsd-demo", "seed-sums", "seed-yearly");
        assertThat(jdbc.sql("""
                        select distinct register
                        from verdict
                        join cycle on cycle.id = verdict.cycle_id
                        cross join lateral json_array_elements(result -> 'rules') rule
                        where rule ->> 'rule' = 'total' and cast(rule ->> 'remaining' as numeric) = 3
                        """).query(String.class).list()).contains("krsd-demo", "seed-sums");
    }

    @Test
    void theSameSeedAndDayGiveTheSameRows() {
        transaction.executeWithoutResult(status -> {
            Population population = new Population(seeding, norms);
            Instant at = seeding.day()
                    .minusDays(1)
                    .atStartOfDay(BusinessDay.AMSTERDAM)
                    .toInstant();
            Portion first = new Portion(Portion.Marks.START, seeding.seed(), at, json);
            for (int place = 0; place < 2_000; place++) {
                population.add(place, first);
            }
            Portion.tables()
                    .forEach(table -> jdbc.sql("create temporary table again_" + table + " (like " + table
                                    + " including defaults including identity including generated) on commit drop")
                            .update());
            for (CopyRows rows : first.rows()) {
                rows.send(template, rows.statement().replaceFirst("copy ", "copy again_"));
            }

            for (String table : List.of("registrant", "roll_entry", "credit", "evidence", "balance")) {
                assertThat(count("select count(*) from (select * from again_" + table + " except select * from " + table
                                + ") other"))
                        .as(table)
                        .isZero();
                assertThat(count("select count(*) from again_" + table)).isPositive();
            }
            status.setRollbackOnly();
        });
    }

    @Test
    void aHomeThatHoldsDataIsLeftAlone() {
        long people = count("select count(*) from registrant");

        int code = command.run(List.of("--registrants", "10"));

        assertThat(code).isEqualTo(1);
        assertThat(count("select count(*) from registrant")).isEqualTo(people);
    }

    @Test
    void whatItIsToldWronglyStartsNothing() {
        LocalDate tomorrow = businessDay.today().plusDays(1);

        assertThat(command.run(List.of("--people", "10"))).isEqualTo(1);
        assertThat(command.run(List.of("--registrants", "many"))).isEqualTo(1);
        assertThat(command.run(List.of("--day", tomorrow.toString()))).isEqualTo(1);
    }

    @Test
    void itTellsHowItsSpeedComparesWithAPlainCopy() {
        assertThat(result.rows()).isGreaterThan(PEOPLE * 25L);
        assertThat(result.ratio()).isPositive();
    }

    private long count(String statement) {
        return jdbc.sql(statement).query(Long.class).single();
    }
}
