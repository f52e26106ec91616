package nl.qualityregister.jobs.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import nl.qualityregister.course.AttendanceOutcome;
import nl.qualityregister.course.AttendanceRow;
import nl.qualityregister.course.Courses;
import nl.qualityregister.course.EditionCode;
import nl.qualityregister.course.NewCourse;
import nl.qualityregister.course.Reporter;
import nl.qualityregister.cycle.Balance;
import nl.qualityregister.cycle.Balances;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.jobs.JobRun;
import nl.qualityregister.jobs.Jobs;
import nl.qualityregister.jobs.support.JobTest;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.points.Points;
import nl.qualityregister.support.AtOnce;
import nl.qualityregister.support.Learners;
import nl.qualityregister.support.Learners.Learner;
import nl.qualityregister.support.Professionals;
import nl.qualityregister.trail.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** The same attendance by calls (the door behind the API, as a provider) and by runs of the job (each of a file of its own), all at once. */
@JobTest
@TestPropertySource(properties = "spring.datasource.hikari.maximum-pool-size=40")
class AttendanceTogetherTest {
    private static final int EACH = 8;

    @Autowired
    Jobs jobs;

    @Autowired
    Courses courses;

    @Autowired
    Points points;

    @Autowired
    Cycles cycles;

    @Autowired
    Balances balances;

    @Autowired
    BusinessDay businessDay;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext rooms;

    @TempDir
    Path folder;

    private Learners learners;
    private LocalDate day;

    @BeforeEach
    void learners() {
        learners = new Learners(rooms);
        day = businessDay.today().minusDays(3);
    }

    @Test
    void eightCallsAndEightJobsWithTheSameAttendanceGiveOneCredit() throws Exception {
        OrganisationId provider = learners.aProvider();
        List<Learner> people = learners.registrants(30);
        List<Cycle> opened = cycles.open(people.stream()
                .map(one -> Professionals.aCycle(one.id(), day.minusYears(1), day.plusYears(3)))
                .toList());
        NewCourse course = learners.aCourse(provider, 4);
        List<EditionCode> editions = List.of(
                learners.given(courses, course, day, 1, null),
                learners.given(courses, learners.aCourse(provider, 2), day, 3, 30));
        List<AttendanceRow> rows = new ArrayList<>();
        for (EditionCode edition : editions) {
            people.forEach(one ->
                    rows.add(new AttendanceRow(edition.value(), one.number().value(), null)));
        }

        List<AtOnce.Ending<Long>> endings =
                AtOnce.run(2 * EACH, i -> i % 2 == 0 ? call(rows, provider, i) : job(rows, i));

        assertThat(endings).allSatisfy(ending -> assertThat(ending.thrown()).isNull());
        assertThat(endings.stream().mapToLong(AtOnce.Ending::result).sum()).isEqualTo(rows.size());
        assertThat(jdbc.sql("select count(*) from attendance where edition_code = any(:codes)")
                        .param(
                                "codes",
                                editions.stream().map(EditionCode::value).toArray(String[]::new))
                        .query(Long.class)
                        .single())
                .isEqualTo(30 + 3 * 30);
        assertThat(people)
                .allSatisfy(one -> assertThat(points.ledger(one.id(), Learners.REGISTER))
                        .extracting(credit -> credit.fact().points())
                        .containsExactlyInAnyOrder(Hundredths.ofWhole(4), Hundredths.ofWhole(2)));
        Map<CycleId, List<Balance>> kept =
                balances.of(opened.stream().map(Cycle::id).toList());
        assertThat(opened)
                .allSatisfy(cycle -> assertThat(kept.get(cycle.id()))
                        .singleElement()
                        .satisfies(balance -> {
                            assertThat(balance.points()).isEqualTo(Hundredths.ofWhole(6));
                            assertThat(balance.entries()).isEqualTo(2);
                        }));
    }

    /** How many rows were new to it. */
    private Callable<Long> call(List<AttendanceRow> rows, OrganisationId provider, int seed) {
        return () ->
                courses
                        .report(shuffled(rows, seed), new Reporter.Provider(provider), Actor.job("call-" + seed))
                        .stream()
                        .filter(AttendanceOutcome.Recorded.class::isInstance)
                        .count();
    }

    private Callable<Long> job(List<AttendanceRow> rows, int seed) {
        Path file = file(shuffled(rows, seed), seed);
        return () -> {
            JobRun run = jobs.run("ImportAttendance", Map.of("file", file.toString()));
            assertThat(run.count("rows")).as(run.toString()).isEqualTo(rows.size());
            assertThat(run.count("new") + run.count("known")).isEqualTo(rows.size());
            return run.count("new");
        };
    }

    private Path file(List<AttendanceRow> rows, int seed) {
        StringBuilder csv = new StringBuilder("edition;registration_number\n");
        rows.forEach(row ->
                csv.append(row.edition()).append(';').append(row.number()).append('\n'));
        try {
            return Files.writeString(folder.resolve("attendance-" + seed + ".csv"), csv);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<AttendanceRow> shuffled(List<AttendanceRow> rows, int seed) {
        List<AttendanceRow> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled;
    }
}
