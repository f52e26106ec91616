package nl.qualityregister.jobs.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import nl.qualityregister.jobs.JobRun;
import nl.qualityregister.jobs.Jobs;
import nl.qualityregister.jobs.support.JobTest;
import nl.qualityregister.organisation.Account;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.Organisations;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.support.Learners;
import nl.qualityregister.support.Learners.Learner;
import nl.qualityregister.trail.Actor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@JobTest
class ImportAccountsTest {
    private static final String HEADER = "subject;label;role;organisation;registration_number";
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    @Autowired
    Jobs jobs;

    @Autowired
    Organisations organisations;

    @Autowired
    Registrants registrants;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext rooms;

    @TempDir
    Path folder;

    private final String subject = UUID.randomUUID().toString();

    @Test
    void anAccountGetsItsRolesAndAProfessionalIsTiedToThePerson() {
        Learner anna = new Learners(rooms).aRegistrant();
        OrganisationId provider = new Learners(rooms).aProvider();

        JobRun run = take(
                "since=2026-03-01",
                subject + ";assistent;provider;" + provider + ";",
                subject + ";assistent;professional;;" + anna.number());

        assertThat(run.count("new")).isEqualTo(2);
        Account account = account();
        assertThat(account.actsFor(Role.PROVIDER, DAY)).contains(provider);
        assertThat(account.actsFor(Role.PROVIDER, DAY.minusDays(1))).isEmpty();
        assertThat(account.holds(Role.PROFESSIONAL, DAY)).isTrue();
        assertThat(registrants.byAccount(account.id()).map(Registrant::id)).contains(anna.id());
    }

    @Test
    void theSameRowsOnAnotherDayChangeNothing() {
        String row = subject + ";medewerker;registrar;;";
        take("since=2026-03-01", row);

        JobRun second = take("since=2026-04-01", row, "");

        assertThat(second.summary()).containsEntry("new", 0L).containsEntry("known", 1L);
        assertThat(account().grants()).hasSize(1);
    }

    @Test
    void aRoleThatTheOfficeEndedIsNotGivenBack() {
        String row = subject + ";medewerker;registrar;;";
        take("since=2026-03-01", row);
        organisations.end(account().id(), Role.REGISTRAR, null, LocalDate.of(2026, 3, 15), Actor.job("test"));

        take("since=2026-04-01", row, "");

        assertThat(account().holds(Role.REGISTRAR, LocalDate.of(2026, 4, 1))).isFalse();
    }

    @Test
    void unknownPeopleAndOrganisationsAreNamed() {
        JobRun run = take(
                "since=2026-03-01",
                subject + "1;x;employer;;",
                subject + "2;x;employer;nergens;",
                subject + "3;x;professional;;987654321x",
                subject + "4;x;professional;;" + RegistrationNumber.ofSerial(99_999_999),
                subject + ";x;auditor;;");

        assertThat(run.count("new")).isEqualTo(1);
        assertThat(Csv.rejects(run))
                .containsExactly(
                        "1 organisation required-with",
                        "2 organisation unknown-organisation",
                        "3 registration_number malformed-number",
                        "4 registration_number unknown-number");
    }

    private JobRun take(String since, String... rows) {
        Csv csv = new Csv(jobs, folder);
        return csv.take(
                "ImportAccounts", csv.file(HEADER, String.join("\n", rows)), since, "issuer=https://tokens.example");
    }

    private Account account() {
        return organisations.account("https://tokens.example", subject).orElseThrow();
    }

    @Test
    void theIssuerIsPartOfWhatTheRunIsAbout() {
        Csv csv = new Csv(jobs, folder);
        Path file = csv.file(HEADER, subject + ";x;auditor;;");
        csv.take("ImportAccounts", file, "issuer=https://tokens.example");

        JobRun elsewhere =
                jobs.run("ImportAccounts", Map.of("file", file.toString(), "issuer", "https://other.example"));

        assertThat(elsewhere.count("new")).isEqualTo(1);
    }
}
