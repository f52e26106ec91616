package nl.qualityregister.jobs.notification;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.qualityregister.jobs.JobRun;
import nl.qualityregister.jobs.JobRun.Outcome;
import nl.qualityregister.jobs.Jobs;
import nl.qualityregister.jobs.support.JobTest;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.Organisation;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.OrganisationKind;
import nl.qualityregister.organisation.Organisations;
import nl.qualityregister.registrant.Employment;
import nl.qualityregister.registrant.NewRegistrant;
import nl.qualityregister.registrant.PersonName;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.roll.EntryKind;
import nl.qualityregister.roll.NewEntry;
import nl.qualityregister.roll.Registration;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.roll.Status;
import nl.qualityregister.support.People;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@JobTest
class DeliverNotificationsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    @Autowired
    Jobs jobs;

    @Autowired
    Organisations organisations;

    @Autowired
    Registrants registrants;

    @Autowired
    Roll roll;

    @Test
    void everythingDueIsToldAndWhatCannotBeIsShown() {
        WireMockServer receiver = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
        receiver.start();
        try {
            receiver.stubFor(post(urlEqualTo("/changes")).willReturn(aResponse().withStatus(202)));
            suspend(employees(250, employer("http://127.0.0.1:" + receiver.port() + "/changes")));

            JobRun first = jobs.run("DeliverNotifications", Map.of());
            JobRun second = jobs.run("DeliverNotifications", Map.of());

            receiver.verify(250, postRequestedFor(urlEqualTo("/changes")));
            assertThat(first.outcome()).isEqualTo(Outcome.DONE);
            assertThat(first.count("delivered")).isGreaterThanOrEqualTo(250);
            assertThat(first.summary().get("mails waiting").toString()).contains("no mail server is configured");
            assertThat(second.outcome()).isEqualTo(Outcome.DONE);
            assertThat(second.count("delivered")).isZero();
        } finally {
            receiver.stop();
        }
    }

    private void suspend(List<Registrant> people) {
        roll.append(people.stream()
                .map(person -> new NewEntry(
                        new Registration(person.id(), new RegisterId("krsd-demo"), new OccupationCode("job-coach")),
                        EntryKind.SUSPENDED,
                        Status.SUSPENDED,
                        DAY,
                        null,
                        null,
                        People.OFFICE,
                        "decision:test"))
                .toList());
    }

    private List<Registrant> employees(int count, OrganisationId employer) {
        return registrants.enter(
                IntStream.range(0, count)
                        .mapToObj(i -> new NewRegistrant(
                                null,
                                new PersonName("A.", null, null, "Bos"),
                                LocalDate.of(1990, 5, 4),
                                "bos@example.org",
                                "nl",
                                null,
                                List.of(new Employment(employer, null, null, DAY.minusYears(1), null))))
                        .toList(),
                People.OFFICE);
    }

    private OrganisationId employer(String webhook) {
        OrganisationId id = new OrganisationId("employer-" + UUID.randomUUID());
        organisations.enrol(
                List.of(new Organisation(id, "Gemeente", Set.of(OrganisationKind.EMPLOYER), null, null, webhook)),
                People.OFFICE);
        return id;
    }
}
