package nl.qualityregister.jobs.renewal;

import static nl.qualityregister.support.Learners.REGISTER;
import static nl.qualityregister.support.Professionals.TEST;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import nl.qualityregister.course.Courses;
import nl.qualityregister.course.EditionCode;
import nl.qualityregister.course.NewAccreditation;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.RegisterHome;
import nl.qualityregister.jobs.JobRun;
import nl.qualityregister.jobs.JobRun.Outcome;
import nl.qualityregister.jobs.Jobs;
import nl.qualityregister.jobs.support.JobTest;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.privacy.OpenData;
import nl.qualityregister.support.Learners;
import nl.qualityregister.support.WholeDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the jobs that write to providers, to who was asked something back and to everybody would do: in files, and in no row. */
@JobTest
class OfficeDryRunTest {
    @Autowired
    Jobs jobs;

    @Autowired
    Courses courses;

    @Autowired
    OpenData openData;

    @Autowired
    BusinessDay businessDay;

    @Autowired
    RegisterHome home;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext rooms;

    Learners learners;
    OrganisationId provider;
    LocalDate today;

    @BeforeEach
    void aProvider() {
        learners = new Learners(rooms);
        provider = learners.aProvider();
        today = businessDay.today();
    }

    private JobRun rehearsed(String job) {
        Map<String, String> before = register();
        JobRun run = jobs.run(job, Map.of("dryRun", "true"));
        assertThat(register()).isEqualTo(before);
        assertThat(run.outcome()).isEqualTo(Outcome.DONE);
        return run;
    }

    private Map<String, String> register() {
        Map<String, String> whole = new TreeMap<>(WholeDatabase.of(jdbc));
        whole.keySet().removeIf(name -> name.startsWith("batch_") || name.equals("job_run") || name.endsWith("_seq"));
        return whole;
    }

    @Test
    void anAccreditationThatEndsIsCountedAndItsProviderToldNothing() throws IOException {
        courses.offer(
                List.of(learners.aCourse(
                        provider,
                        List.of(new NewAccreditation(
                                REGISTER,
                                "training",
                                Hundredths.ofWhole(4),
                                today.minusYears(1),
                                today.plusDays(59),
                                learners.anAccreditingBody())))),
                Learners.JOB);

        JobRun run = rehearsed("ExpireAccreditations");

        assertThat(run.count("ending")).isPositive();
        assertThat(run.summary().keySet()).anyMatch(what -> what.startsWith("letters not sent: provider-expiry"));
        assertThat(letters("ExpireAccreditations")).anyMatch(line -> line.contains(",provider-expiry,"));
    }

    @Test
    void attendanceThatHasNotComeIsCountedAndItsProviderToldNothing() throws IOException {
        EditionCode edition = learners.given(courses, learners.aCourse(provider, 4), today.minusDays(20), 1, null);
        jdbc.sql("update edition set scheduled_at = cast(:day as date) where code = :code")
                .param("day", today.minusDays(60).toString())
                .param("code", edition.value())
                .update();

        JobRun run = rehearsed("RemindProviders");

        assertThat(run.count("reminders")).isPositive();
        assertThat(letters("RemindProviders")).anyMatch(line -> line.contains(",provider-arrears,"));
    }

    @Test
    void whatIsNotAnsweredIsCountedAndStaysWhereItIs() throws IOException {
        askedBack(today.plusDays(3));
        askedBack(today.minusDays(1));

        JobRun run = rehearsed("FollowUpQuestions");
        JobRun again = rehearsed("FollowUpQuestions");

        assertThat(run.count("reminded")).isPositive();
        assertThat(run.count("laid back on the desk")).isPositive();
        assertThat(again.summary()).isEqualTo(run.summary());
        assertThat(letters("FollowUpQuestions")).hasSizeGreaterThan(1);
    }

    @Test
    void openDataAreCountedAndHashedAndNotWritten() throws IOException {
        openData.choose(REGISTER, true, "Decided by the board.", TEST);
        Files.deleteIfExists(openDataOfToday());

        JobRun rehearsed = rehearsed("PublishOpenData");

        assertThat(openDataOfToday()).doesNotExist();
        JobRun run = jobs.run("PublishOpenData", Map.of());
        assertThat(openDataOfToday()).exists();
        assertThat(rehearsed.summary()).isEqualTo(run.summary());
    }

    private Path openDataOfToday() {
        return home.folder().resolve("open-data").resolve("open-data-" + REGISTER + "-" + today + ".csv");
    }

    private void askedBack(LocalDate answerBy) {
        jdbc.sql("""
                        insert into desk_item (id, kind, subject, registrant_id, register, state, announced_at, due_on, term_on,
                                               answer_by)
                        values (:id, 'EVIDENCE', :subject, :registrant, :register, 'CONCLUDED', now(), :today, :today, :answerBy)
                        """)
                .param("id", UUID.randomUUID())
                .param("subject", "evidence:" + UUID.randomUUID())
                .param("registrant", learners.aRegistrant().id().value())
                .param("register", REGISTER.value())
                .param("today", today)
                .param("answerBy", answerBy)
                .update();
    }

    private List<String> letters(String job) throws IOException {
        Path list = home.folder().resolve("reports").resolve("dry-run-" + job + "-" + today + "-letters.csv");
        try (Stream<String> lines = Files.lines(list)) {
            return lines.toList();
        }
    }
}
