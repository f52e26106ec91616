package nl.qualityregister.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.evidence.Claim;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.evidence.NewEvidence;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.organisation.Organisation;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.OrganisationKind;
import nl.qualityregister.organisation.Organisations;
import nl.qualityregister.registrant.ConsentScope;
import nl.qualityregister.registrant.Consents;
import nl.qualityregister.registrant.NewRegistrant;
import nl.qualityregister.registrant.PersonName;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Professionals;
import nl.qualityregister.support.Registrations;
import nl.qualityregister.support.Together;
import nl.qualityregister.trail.Actor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ladder of reminders, rung by rung. */
@DomainTest
class RenewalRemindersTest {
    private static final Actor OFFICE = Actor.job("test");
    private static final LocalDate END = LocalDate.of(2024, 12, 31);

    @Autowired
    RenewalReminders reminders;

    @Autowired
    RenewalLetters letters;

    @Autowired
    Cycles cycles;

    @Autowired
    Registrants registrants;

    @Autowired
    Organisations organisations;

    @Autowired
    Consents consents;

    @Autowired
    EvidenceDossiers evidence;

    @Autowired
    Roll roll;

    @Autowired
    BusinessDay businessDay;

    @Autowired
    JdbcClient jdbc;

    @Test
    void eachRungIsSentOnceOnItsDayAndNothingBetween() {
        Cycle cycle = ending(person("jet@example.org"));

        remindOn(END.minusMonths(12).minusDays(1));
        assertThat(sent(cycle)).isEmpty();
        for (LocalDate day = END.minusMonths(12);
                !day.isAfter(END.minusMonths(12).plusDays(5));
                day = day.plusDays(1)) {
            remindOn(day);
        }

        assertThat(sent(cycle)).containsExactly("P12M MAIL FIRST");
        remindOn(END.minusMonths(6));
        remindOn(END.minusMonths(6));
        assertThat(sent(cycle)).contains("P6M MAIL FIRST").doesNotHaveDuplicates();
        remindOn(END.plusDays(1));
        assertThat(sent(cycle)).noneMatch(rung -> rung.startsWith("P14D"));
    }

    @Test
    void afterDaysOffOnlyTheRungThatIsStillTrueIsSent() {
        Cycle cycle = ending(person("jet@example.org"));

        remindOn(END.minusMonths(2));

        assertThat(sent(cycle)).containsExactly("P3M MAIL FIRST");
    }

    @Test
    void whoHasNoAddressGetsALetter() {
        Cycle cycle = ending(person(null));

        remindOn(END.minusDays(10));

        assertThat(sent(cycle)).containsExactly("P14D LETTER NO_ADDRESS");
    }

    @Test
    void whatBouncedGoesOnPaperAndOnce() {
        Cycle cycle = ending(person("jet@example.org"));
        remindOn(END.minusMonths(3));
        jdbc.sql("update outbox set state = 'BOUNCED' where once_key = :key")
                .param("key", "reminder:" + cycle.id() + ":" + END + ":P3M:MAIL")
                .update();

        remindOn(END.minusMonths(3).plusDays(1));
        remindOn(END.minusMonths(3).plusDays(2));

        assertThat(sent(cycle)).containsExactly("P3M LETTER NOT_DELIVERED", "P3M MAIL FIRST");
    }

    @Test
    void silenceGoesOnPaperTooAndThenWithConsentToTheEmployer() {
        Registrant silent = person("jet@example.org");
        Registrant busy = person("els@example.org");
        Cycle one = ending(silent);
        Cycle other = ending(busy);
        consents.grant(
                silent.id(),
                employer(),
                Set.of(ConsentScope.DOSSIER),
                businessDay.today().plusYears(1),
                OFFICE);

        remindOn(END.minusMonths(3));
        evidence.draft(
                new NewEvidence(
                        busy.id(),
                        Professionals.REGISTER,
                        new Claim.OfDocument("vog", END.minusYears(1), null),
                        List.of()),
                OFFICE);
        remindOn(END.minusMonths(1));
        remindOn(END.minusDays(14));

        assertThat(sent(one))
                .containsExactlyInAnyOrder(
                        "P3M MAIL FIRST",
                        "P1M MAIL FIRST",
                        "P1M LETTER SILENCE",
                        "P14D MAIL FIRST",
                        "P14D LETTER SILENCE",
                        "P14D EMPLOYER SILENCE");
        assertThat(sent(other)).containsExactlyInAnyOrder("P3M MAIL FIRST", "P1M MAIL FIRST", "P14D MAIL FIRST");
    }

    @Test
    void whoIsNoLongerRegisteredIsLeftAlone() {
        Registrant lapsed = person("jet@example.org");
        Registrant twice = person("els@example.org");
        Cycle one = ending(lapsed);
        Cycle other = ending(twice);
        roll.append(List.of(
                Registrations.lapsed(Registrations.jobCoach(lapsed.id()), END.minusMonths(9)),
                Registrations.lapsed(Registrations.jobCoach(twice.id()), END.minusMonths(9)),
                Registrations.registered(Registrations.debtCounsellor(twice.id()), END.minusYears(3), END)));
        cycles.join(other.id(), Set.of(Professionals.DEBT_COUNSELLOR));

        remindOn(END.minusMonths(6));

        assertThat(sent(one)).isEmpty();
        assertThat(sent(other)).containsExactly("P6M MAIL FIRST");
    }

    @Test
    void fourAtOnceRemindEachOnce() {
        List<Cycle> all = java.util.stream.IntStream.range(0, 50)
                .mapToObj(i -> ending(person("jet@example.org")))
                .toList();

        Together.all(4, i -> reminders.remind(Professionals.REGISTER, END.minusMonths(6), 5_000));

        assertThat(all).allSatisfy(cycle -> {
            assertThat(sent(cycle)).containsExactly("P6M MAIL FIRST");
            assertThat(jdbc.sql("select count(*) from outbox where once_key like :key")
                            .param("key", "reminder:" + cycle.id() + ":%")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
        });
    }

    @Test
    void aHalfFinishedRenewalIsToldWhatIsLeftAndNothingElse() {
        Registrant person = person("jet@example.org");
        Cycle cycle = ending(person);
        evidence.draft(
                new NewEvidence(
                        person.id(),
                        Professionals.REGISTER,
                        new Claim.OfDocument("vog", END.minusYears(1), null),
                        List.of()),
                OFFICE);

        String text = letters.reminder(cycle.id(), person, END.minusMonths(1))
                .letter()
                .text();

        assertThat(text)
                .contains("31 december 2024")
                .contains("Dien in wat u al klaar hebt staan")
                .contains("punten")
                .contains("+31 00 000 00 00")
                .doesNotContain("{");
    }

    private void remindOn(LocalDate day) {
        while (!reminders.remind(Professionals.REGISTER, day, 1_000).nothing()) {}
    }

    private List<String> sent(Cycle cycle) {
        return jdbc.sql(
                        "select rung || ' ' || channel || ' ' || why as told from reminder where cycle_id = :cycle order by told")
                .param("cycle", cycle.id().value())
                .query(String.class)
                .list();
    }

    private Cycle ending(Registrant person) {
        roll.append(List.of(Registrations.registered(
                Registrations.jobCoach(person.id()), END.minusYears(4).plusDays(1), END)));
        return cycles.open(List.of(
                        Professionals.aCycle(person.id(), END.minusYears(4).plusDays(1), END)))
                .getFirst();
    }

    private OrganisationId employer() {
        OrganisationId id = new OrganisationId("employer-" + UUID.randomUUID());
        organisations.enrol(
                List.of(new Organisation(
                        id, "Gemeente", Set.of(OrganisationKind.EMPLOYER), null, "hr@example.org", null)),
                OFFICE);
        return id;
    }

    private Registrant person(String email) {
        return registrants
                .enter(
                        List.of(new NewRegistrant(
                                null,
                                new PersonName("J.M.", "Jet", "van der", "Aardenburg"),
                                LocalDate.of(1984, 2, 29),
                                email,
                                "nl",
                                null,
                                List.of())),
                        OFFICE)
                .getFirst();
    }
}
