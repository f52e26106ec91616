package nl.qualityregister.jobs.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSObject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.RegisterHome;
import nl.qualityregister.jobs.JobRun;
import nl.qualityregister.jobs.Jobs;
import nl.qualityregister.jobs.support.JobTest;
import nl.qualityregister.organisation.Account;
import nl.qualityregister.organisation.NewAccount;
import nl.qualityregister.organisation.Organisation;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.OrganisationKind;
import nl.qualityregister.organisation.Organisations;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.organisation.RoleGrant;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.support.People;
import nl.qualityregister.support.Registrations;
import nl.qualityregister.verification.Batch;
import nl.qualityregister.verification.BatchNotInThatState;
import nl.qualityregister.verification.BatchState;
import nl.qualityregister.verification.Batches;
import nl.qualityregister.verification.Enrolment;
import nl.qualityregister.verification.WatchLists;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@JobTest
class VerifyBatchTest {
    @Autowired
    Batches batches;

    @Autowired
    WatchLists lists;

    @Autowired
    BatchWork work;

    @Autowired
    Jobs jobs;

    @Autowired
    Registrants registrants;

    @Autowired
    Organisations organisations;

    @Autowired
    Roll roll;

    @Autowired
    BusinessDay businessDay;

    @Autowired
    RegisterHome home;

    @Test
    void theWorkerAnswersAListInOrderAndSignsBothFiles() throws Exception {
        Account asker = anAsker();
        List<Registrant> people = people(30);
        Batch batch = handIn(csv(people, 12_000), 12_000, asker);

        work.pass();

        Batch done = batches.read(batch.id(), asker);
        List<String> lines = Files.readAllLines(batches.answers(batch.id(), asker));
        assertThat(done.state()).isEqualTo(BatchState.DONE);
        assertThat(done.done()).isEqualTo(12_000);
        assertThat(lines).hasSize(12_001);
        for (int i = 0; i < 12_000; i++) {
            String line = lines.get(i + 1);
            assertThat(line)
                    .startsWith(
                            i % 3 == 0
                                    ? "unknown " + i + ";not-found"
                                    : people.get(i % 30).number() + ";registered;;krsd-demo;job-coach;registered;");
        }
        JsonNode signed = JsonMapper.shared()
                .readTree(JWSObject.parse(done.signature()).getPayload().toString());
        assertThat(signed.path("answers").asString())
                .isEqualTo(Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(MessageDigest.getInstance("SHA-256")
                                .digest(Files.readAllBytes(batches.answers(batch.id(), asker)))));
        assertThat(signed.path("rows").asInt()).isEqualTo(12_000);
    }

    @Test
    void aListThatWasCutOffGoesOnAfterTheLastPieceAndIsTheSameInTheEnd() throws Exception {
        Account asker = anAsker();
        List<Registrant> people = people(30);
        Batch whole = handIn(csv(people, 16_000), 16_000, asker);
        Batch cut = handIn(csv(people, 16_000), 16_000, asker);
        jobs.run("VerifyBatch", Map.of("batch", whole.id().toString()));

        JobRun first = jobs.run("VerifyBatch", Map.of("batch", cut.id().toString()), new StopAfterOnePiece());
        int answered = batches.read(cut.id(), asker).done();
        Files.writeString(
                batches.answers(cut.id()), "what a killed process left", java.nio.file.StandardOpenOption.APPEND);
        JobRun second = jobs.run("VerifyBatch", Map.of("batch", cut.id().toString()));

        assertThat(first.outcome()).isEqualTo(JobRun.Outcome.STOPPED);
        assertThat(answered).isBetween(1, 15_999);
        assertThat(second.outcome()).isEqualTo(JobRun.Outcome.DONE);
        assertThat(Files.readString(batches.answers(cut.id(), asker)))
                .isEqualTo(Files.readString(batches.answers(whole.id(), asker)));
    }

    @Test
    void aCancelledListIsNotAnsweredAndSomebodyElsesIsNotThere() throws Exception {
        Account asker = anAsker();
        Batch batch = handIn(csv(people(3), 10), 10, asker);

        Batch cancelled = batches.cancel(batch.id(), asker);
        work.pass();

        assertThat(cancelled.state()).isEqualTo(BatchState.CANCELLED);
        assertThat(batches.read(batch.id(), asker).done()).isZero();
        assertThatThrownBy(() -> batches.answers(batch.id(), asker)).isInstanceOf(BatchNotInThatState.class);
        assertThatThrownBy(() -> batches.cancel(batch.id(), asker)).isInstanceOf(BatchNotInThatState.class);
        assertThatThrownBy(() -> batches.read(batch.id(), anAsker()))
                .isInstanceOf(nl.qualityregister.verification.BatchNotFound.class);
    }

    @Test
    void aRosterIsCheckedWithoutANetworkAndAChangedOneRefused() throws Exception {
        OrganisationId employer = anEmployer();
        Registrant person = people(1).getFirst();
        lists.enrol(
                employer,
                List.of(new Enrolment(
                        person.number().value(), "employment", LocalDate.of(2020, 1, 1), "contract 7", null, null)),
                People.OFFICE);
        String roster = lists.roster(employer, People.OFFICE);
        Path file = Files.createTempDirectory("roster").resolve("roster.jws");
        Files.writeString(file, roster + "\n");
        Path changed = file.resolveSibling("changed.jws");
        Files.writeString(
                changed, roster.substring(0, roster.length() - 4) + (roster.endsWith("AAAA") ? "BBBB" : "AAAA"));

        String told = told(0, file, "--number", person.number().value());

        assertThat(told).contains("\"result\":\"registered\"");
        assertThat(told(0, file)).contains("genuine: roster of " + employer).contains("registered: 1");
        assertThat(told(1, changed)).contains("refused");
        assertThat(told(1, file, "--number", "123456789")).contains("does not have");
        assertThat(told(1, file, businessDay.today().plusDays(8))).contains("held until");
    }

    private String told(int exit, Path file, String... more) {
        return told(exit, file, businessDay.today(), more);
    }

    private String told(int exit, Path file, LocalDate today, String... more) {
        return nl.qualityregister.jobs.roster.RosterCommands.run(exit, home.folder(), today, file, more);
    }

    private static final class StopAfterOnePiece implements JobExecutionListener {
        @Override
        public void beforeJob(JobExecution execution) {
            Thread.ofPlatform().daemon().start(() -> {
                while (execution.getStepExecutions().stream()
                                        .mapToLong(StepExecution::getWriteCount)
                                        .sum()
                                < 1
                        && !execution.getStatus().isUnsuccessful()
                        && execution.getEndTime() == null) {
                    Thread.onSpinWait();
                }
                execution.getStepExecutions().forEach(StepExecution::setTerminateOnly);
            });
        }
    }

    private Batch handIn(String csv, int rows, Account asker) {
        return batches.handIn(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), rows, null, null, asker);
    }

    /** Every third is nobody's. */
    private static String csv(List<Registrant> people, int rows) {
        return IntStream.range(0, rows)
                .mapToObj(i -> i % 3 == 0
                        ? "unknown " + i
                        : "KR-" + people.get(i % people.size()).number())
                .collect(Collectors.joining("\r\n", "\ufeffregistration_number\r\n", "\r\n"));
    }

    private List<Registrant> people(int count) {
        List<Registrant> people = registrants.enter(People.registrants(count), People.OFFICE);
        LocalDate today = businessDay.today();
        roll.append(people.stream()
                .map(person -> Registrations.registered(
                        Registrations.jobCoach(person.id()), today.minusYears(1), today.plusYears(1)))
                .toList());
        return people;
    }

    private Account anAsker() {
        return organisations
                .open(
                        List.of(new NewAccount(
                                "test",
                                UUID.randomUUID().toString(),
                                "employer",
                                List.of(new RoleGrant(Role.EMPLOYER, anEmployer(), LocalDate.of(2020, 1, 1), null)))),
                        People.OFFICE)
                .getFirst();
    }

    private OrganisationId anEmployer() {
        OrganisationId id = new OrganisationId("employer-" + UUID.randomUUID());
        organisations.enrol(
                List.of(new Organisation(id, "Employer", Set.of(OrganisationKind.EMPLOYER), null, null, null)),
                People.OFFICE);
        return id;
    }
}
