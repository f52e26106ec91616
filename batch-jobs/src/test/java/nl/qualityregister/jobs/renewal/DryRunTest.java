package nl.qualityregister.jobs.renewal;

import static nl.qualityregister.support.Professionals.END;
import static nl.qualityregister.support.Professionals.JOB_COACH;
import static nl.qualityregister.support.Professionals.REGISTER;
import static nl.qualityregister.support.Professionals.START;
import static nl.qualityregister.support.Professionals.TEST;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.qualityregister.cycle.AuditDraw;
import nl.qualityregister.cycle.AuditDraws;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.cycle.NewCycle;
import nl.qualityregister.decision.Decisions;
import nl.qualityregister.decision.Hearings;
import nl.qualityregister.decision.RenewalDecision;
import nl.qualityregister.decision.RenewalOutcome;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.RegisterHome;
import nl.qualityregister.jobs.JobRun;
import nl.qualityregister.jobs.JobRun.Outcome;
import nl.qualityregister.jobs.Jobs;
import nl.qualityregister.jobs.support.JobTest;
import nl.qualityregister.points.Points;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.support.HumaneWays;
import nl.qualityregister.support.Professionals;
import nl.qualityregister.support.RecordedNorms;
import nl.qualityregister.support.Registrations;
import nl.qualityregister.support.WholeDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a job would do, with its letters as drafts: in files, and in no row of the register. */
@JobTest
class DryRunTest {
    @Autowired
    Jobs jobs;

    @Autowired
    Cycles cycles;

    @Autowired
    Hearings hearings;

    @Autowired
    Decisions decisions;

    @Autowired
    AuditDraws draws;

    @Autowired
    Registrants registrants;

    @Autowired
    Points points;

    @Autowired
    EvidenceDossiers evidence;

    @Autowired
    Roll roll;

    @Autowired
    BusinessDay businessDay;

    @Autowired
    RegisterHome home;

    @Autowired
    JdbcClient jdbc;

    Professionals professionals;

    @BeforeEach
    void professionals() {
        professionals = new Professionals(registrants, cycles, points, evidence);
    }

    private RegistrantId registered() {
        RegistrantId person = professionals.somebody();
        roll.append(List.of(Registrations.registered(Registrations.jobCoach(person), START, END)));
        return person;
    }

    private CycleId judged(RegistrantId person) {
        CycleId cycle = professionals.withACycle(person).id();
        cycles.judge(List.of(cycle), businessDay.today(), TEST);
        return cycle;
    }

    private JobRun rehearsed(String job) {
        Map<String, String> before = register();
        JobRun run = jobs.run(job, Map.of("register", REGISTER.value(), "dryRun", "true", "again", "true"));
        assertThat(register()).isEqualTo(before);
        assertThat(run.outcome()).isEqualTo(Outcome.DONE);
        return run;
    }

    /** Every table but those that tell of runs; places of sequences are drawn and given up, as in any transaction that is undone. */
    private Map<String, String> register() {
        Map<String, String> whole = new TreeMap<>(WholeDatabase.of(jdbc));
        whole.keySet().removeIf(name -> name.startsWith("batch_") || name.equals("job_run") || name.endsWith("_seq"));
        return whole;
    }

    @Test
    void anIntentionIsWrittenAsADraftAndAnnouncedToNobody() throws IOException {
        RegistrantId person = registered();
        CycleId cycle = judged(person);

        JobRun run = rehearsed("AnnounceIntentions");

        assertThat(run.count("intentions announced")).isPositive();
        assertThat(run.summary().keySet()).anyMatch(what -> what.startsWith("letters not sent: intention-announced"));
        assertThat(list("AnnounceIntentions"))
                .anyMatch(line -> line.contains("," + cycle + ",") && line.endsWith(",intention-announced"));
        Path draft = draft("AnnounceIntentions", person);
        assertThat(Files.readString(draft)).contains("Testpersoon");
        assertThat(Files.readAllBytes(
                        draft.resolveSibling(draft.getFileName().toString().replace(".txt", ".pdf"))))
                .startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void aRenewalIsToldInADraftAndNobodyIsRenewed() throws IOException {
        RegistrantId person = registered();
        jdbc.sql("update registrant set email = 'somebody@example.org' where id = :id")
                .param("id", person.value())
                .update();
        professionals.meetTheNorm(person);
        CycleId cycle = judged(person);

        JobRun run = rehearsed("ConcludeCycles");

        assertThat(run.count("renewed by the norm")).isPositive();
        assertThat(run.summary().keySet()).contains("letters not sent: status-changed by mail");
        assertThat(list("ConcludeCycles"))
                .anyMatch(line -> line.contains("," + cycle + ",") && line.endsWith(",renewed"));
        assertThat(Files.readString(draft("ConcludeCycles", person))).contains("Testpersoon");
    }

    @Test
    void aCertificateThatWouldBeIssuedIsListedAndNotPrinted() throws IOException {
        RegistrantId person = professionals.somebody();
        roll.append(List.of(Registrations.registered(Registrations.jobCoach(person), START, null)));
        CycleId cycle = cycles.open(List.of(Professionals.aCycle(
                        person,
                        businessDay.today().minusYears(1),
                        businessDay.today().plusYears(1))))
                .getFirst()
                .id();

        JobRun run = rehearsed("IssueCertificates");

        assertThat(run.count("to be issued")).isPositive();
        assertThat(list("IssueCertificates"))
                .anyMatch(line -> line.contains("," + cycle + ",") && line.endsWith(",certificate-issued"));
    }

    @Test
    void aReminderIsWrittenAsADraftAndNobodyIsReminded() throws IOException {
        RegistrantId person = professionals.somebody();
        LocalDate end = businessDay.today().plusMonths(6);
        roll.append(List.of(Registrations.registered(Registrations.jobCoach(person), START, end)));
        cycles.open(List.of(Professionals.aCycle(person, end.plusDays(1).minusYears(4), end)));

        JobRun run = rehearsed("RemindRegistrants");

        assertThat(run.count("reminded")).isPositive();
        assertThat(run.summary().keySet()).anyMatch(what -> what.startsWith("letters not sent: renewal-reminder"));
        assertThat(Files.readString(draft("RemindRegistrants", person))).contains("Testpersoon");
    }

    @Test
    void aLapseThatIsDueIsCountedAndNotEntered() {
        RegistrantId person = registered();
        CycleId cycle = judged(person);
        HumaneWays.heard(hearings, cycles, cycle);
        RenewalDecision decision =
                decisions.decide(cycle, RenewalOutcome.NOT_RENEWED, "Nothing was handed in.", HumaneWays.ONE);
        jdbc.sql("insert into lapse (decision_id, decided_on, from_day) values (:decision, :today, :today + 1)")
                .param("decision", decision.id().value())
                .param("today", businessDay.today())
                .update();

        JobRun run = rehearsed("LapseRegistrations");

        assertThat(run.count("lapsed")).isPositive();
    }

    @Test
    void aDrawThatIsDueIsCountedAndNotPublished() {
        judged(registered());
        AuditDraw committed =
                draws.commit(REGISTER, END, END, businessDay.today().plusDays(1), TEST);
        jdbc.sql("update audit_draw set committed_on = committed_on - 1, draw_on = draw_on - 1 where id = :id")
                .param("id", committed.id().value())
                .update();

        JobRun run = rehearsed("DrawAuditSample");

        assertThat(run.count("samples")).isPositive();
        assertThat(run.count("cycles listed")).isPositive();
        assertThat(draws.find(committed.id()).orElseThrow().isDrawn()).isFalse();
    }

    @Test
    void aCycleThatItsNormLetsEndLaterIsListedAndLeftAsItIs() throws IOException {
        RegistrantId person = professionals.somebody();
        LocalDate end = businessDay.today().plusDays(10);
        LocalDate start = end.plusDays(1).minusYears(4);
        roll.append(List.of(
                Registrations.registered(Registrations.jobCoach(person), start, end),
                Registrations.suspended(Registrations.jobCoach(person), start.plusDays(100), start.plusDays(160))));
        CycleId cycle = cycles.open(List.of(new NewCycle(
                        person,
                        REGISTER,
                        new RecordedNorms(jdbc).resource("norms/stopping.json"),
                        Set.of(JOB_COACH),
                        0,
                        start,
                        end)))
                .getFirst()
                .id();

        JobRun run = rehearsed("ExtendCycles");

        assertThat(run.count("cycles that end on another day, by their norm")).isPositive();
        assertThat(list("ExtendCycles"))
                .anyMatch(line -> line.endsWith("," + cycle + "," + end.plusDays(60) + ",another-last-day"));
        assertThat(cycles.find(cycle).orElseThrow().terms().end()).isEqualTo(end);
    }

    private List<String> list(String job) throws IOException {
        return Files.readAllLines(reports().resolve("dry-run-" + job + "-" + businessDay.today() + ".csv"));
    }

    private Path draft(String job, RegistrantId person) throws IOException {
        String number = registrants.byId(List.of(person)).get(person).number().value();
        String name = "dry-run-" + job + "-" + businessDay.today() + "-letters";
        assertThat(Files.readAllLines(reports().resolve(name + ".csv")))
                .anyMatch(line -> line.startsWith(number + ","));
        try (Stream<Path> drafts = Files.list(reports().resolve(name))) {
            return drafts.filter(file -> file.getFileName().toString().startsWith(number + "-"))
                    .filter(file -> file.toString().endsWith(".txt"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Path reports() {
        return home.folder().resolve("reports");
    }
}
