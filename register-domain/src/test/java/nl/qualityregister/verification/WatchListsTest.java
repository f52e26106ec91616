package nl.qualityregister.verification;

import static nl.qualityregister.support.People.OFFICE;
import static nl.qualityregister.support.People.aNumber;
import static nl.qualityregister.support.People.registrants;
import static nl.qualityregister.support.Registrations.jobCoach;
import static nl.qualityregister.support.Registrations.registered;
import static nl.qualityregister.support.Registrations.suspended;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.organisation.Organisation;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.OrganisationKind;
import nl.qualityregister.organisation.Organisations;
import nl.qualityregister.registrant.ConsentScope;
import nl.qualityregister.registrant.Consents;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.registrant.Visibilities;
import nl.qualityregister.roll.NewEntry;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Together;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DomainTest
class WatchListsTest {
    @Autowired
    WatchLists lists;

    @Autowired
    Verifications verifications;

    @Autowired
    Registrants registrants;

    @Autowired
    Visibilities visibilities;

    @Autowired
    Consents consents;

    @Autowired
    Organisations organisations;

    @Autowired
    Roll roll;

    @Autowired
    BusinessDay businessDay;

    @Autowired
    JdbcClient jdbc;

    @Test
    void fiveHundredAreEnrolledInOneCallWithAnAnswerForEachRow() {
        OrganisationId employer = anEmployer();
        List<Registrant> staff = registrants.enter(registrants(500), OFFICE);
        List<Enrolment> rows = new ArrayList<>(staff.stream().map(this::working).toList());
        rows.add(3, new Enrolment(aNumber().value(), "employment", null, null, null, null));
        rows.add(working(staff.getFirst()));

        List<EnrolmentOutcome> outcomes = lists.enrol(employer, rows, OFFICE);

        assertThat(outcomes).hasSize(502);
        assertThat(outcomes)
                .filteredOn(EnrolmentOutcome.Enrolled.class::isInstance)
                .hasSize(500);
        assertThat(((EnrolmentOutcome.Rejected) outcomes.get(3)).faults())
                .extracting(Fault::pointer, Fault::code)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("/registrationNumber", "nobodys-number"),
                        org.assertj.core.groups.Tuple.tuple("/since", "required"),
                        org.assertj.core.groups.Tuple.tuple("/reference", "required"));
        assertThat(outcomes.getLast())
                .isEqualTo(new EnrolmentOutcome.AlreadyWatched(((EnrolmentOutcome.Enrolled) outcomes.getFirst()).id()));
        assertThat(lists.all(employer)).hasSize(500);
    }

    @Test
    void sixteenWhoEnrolTheSamePersonAtOnceHaveOneWatch() {
        OrganisationId employer = anEmployer();
        Registrant person = aPerson();

        List<List<EnrolmentOutcome>> outcomes =
                Together.all(16, i -> lists.enrol(employer, List.of(working(person)), OFFICE));

        Set<WatchId> ids = outcomes.stream()
                .map(List::getFirst)
                .map(outcome -> switch (outcome) {
                    case EnrolmentOutcome.Enrolled enrolled -> enrolled.id();
                    case EnrolmentOutcome.AlreadyWatched known -> known.id();
                    case EnrolmentOutcome.Rejected rejected -> throw new AssertionError(rejected);
                })
                .collect(java.util.stream.Collectors.toSet());
        assertThat(ids).hasSize(1);
        assertThat(outcomes.stream().map(List::getFirst))
                .filteredOn(EnrolmentOutcome.Enrolled.class::isInstance)
                .hasSize(1);
    }

    @Test
    void consentIsNeededAndWatchingEndsWithIt() {
        OrganisationId employer = anEmployer();
        Registrant person = aPerson();
        Enrolment row = new Enrolment(person.number().value(), "consent", null, null, "S-1", null);

        EnrolmentOutcome without = lists.enrol(employer, List.of(row), OFFICE).getFirst();
        var consent = consents.grant(
                person.id(),
                employer,
                Set.of(ConsentScope.STATUS),
                businessDay.today().plusYears(1),
                OFFICE);
        EnrolmentOutcome with = lists.enrol(employer, List.of(row), OFFICE).getFirst();
        var watchers = lists.watchersOf(List.of(person.id()));
        consents.revoke(consent.id(), OFFICE);

        assertThat(((EnrolmentOutcome.Rejected) without).faults())
                .extracting(Fault::code)
                .containsExactly("no-consent");
        assertThat(with).isInstanceOf(EnrolmentOutcome.Enrolled.class);
        assertThat(watchers).containsEntry(person.id(), List.of(employer));
        assertThat(lists.watchersOf(List.of(person.id()))).isEmpty();
        assertThat(lists.all(employer)).isEmpty();
    }

    @Test
    void theWatchKeepsItsNameWhenTheNumberIsMergedAndFollowsTheSurvivor() {
        OrganisationId employer = anEmployer();
        Registrant merged = aPerson();
        Registrant survivor = aPerson(registeredUntil(400));
        WatchId id = ((EnrolmentOutcome.Enrolled)
                        lists.enrol(employer, List.of(working(merged)), OFFICE).getFirst())
                .id();

        visibilities.merge(merged.id(), survivor.id(), OFFICE);

        Watched now = lists.all(employer).getFirst();
        assertThat(now.id()).isEqualTo(id);
        assertThat(now.number()).isEqualTo(survivor.number());
        assertThat(now.result()).isEqualTo(ResultCode.REGISTERED);
        assertThat(lists.watchersOf(List.of(survivor.id()))).containsEntry(survivor.id(), List.of(employer));
    }

    @Test
    void whatAnEmployerHasToLookAtIsToldTheMostPressingFirst() {
        OrganisationId employer = anEmployer();
        LocalDate today = businessDay.today();
        Registrant fine = aPerson(registeredUntil(91));
        Registrant near = aPerson(registeredUntil(90));
        Registrant pending = aPerson(registeredUntil(-1));
        Registrant suspended = aPerson(
                registeredUntil(400),
                person -> suspended(jobCoach(person.id()), today.minusDays(1), today.plusDays(30)));
        Registrant never = aPerson();
        Registrant hidden = aPerson(registeredUntil(400));
        lists.enrol(
                employer,
                Stream.of(fine, near, pending, suspended, never, hidden)
                        .map(this::working)
                        .toList(),
                OFFICE);
        visibilities.hide(hidden.id(), OFFICE);

        assertThat(lists.all(employer))
                .extracting(one -> one.risk(today, 90))
                .containsExactly(
                        Watched.Risk.NONE,
                        Watched.Risk.ENDS_SOON,
                        Watched.Risk.RENEWAL_PENDING,
                        Watched.Risk.SUSPENDED,
                        Watched.Risk.NOT_REGISTERED,
                        Watched.Risk.ASK);
        assertThat(lists.all(employer).getLast().name()).isNull();
    }

    @Test
    void whoLeftIsNoLongerWatchedAndMayComeBackUnderAnotherName() {
        OrganisationId employer = anEmployer();
        Registrant person = aPerson();
        WatchId first = ((EnrolmentOutcome.Enrolled)
                        lists.enrol(employer, List.of(working(person)), OFFICE).getFirst())
                .id();

        lists.leave(employer, first, OFFICE);

        assertThat(lists.all(employer)).isEmpty();
        assertThatThrownBy(() -> lists.leave(employer, first, OFFICE)).isInstanceOf(WatchNotFound.class);
        assertThatThrownBy(() -> lists.leave(anEmployer(), first, OFFICE)).isInstanceOf(WatchNotFound.class);
        assertThat(lists.enrol(employer, List.of(working(person)), OFFICE).getFirst())
                .isInstanceOfSatisfying(
                        EnrolmentOutcome.Enrolled.class,
                        enrolled -> assertThat(enrolled.id()).isNotEqualTo(first));
    }

    @Test
    void aListIsReadPieceByPieceWithoutMissingAnybody() {
        OrganisationId employer = anEmployer();
        lists.enrol(
                employer,
                registrants.enter(registrants(7), OFFICE).stream()
                        .map(this::working)
                        .toList(),
                OFFICE);

        List<WatchId> read = new ArrayList<>();
        List<Watched> piece = lists.list(employer, Optional.empty(), 3);
        while (!piece.isEmpty()) {
            piece.forEach(one -> read.add(one.id()));
            piece = lists.list(employer, Optional.of(piece.getLast().id()), 3);
        }

        assertThat(read).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void anEndIsAnnouncedOnceToEachWhoWatches() {
        OrganisationId employer = anEmployer();
        Registrant near = aPerson(registeredUntil(30));
        lists.enrol(employer, List.of(working(near)), OFFICE);
        LocalDate today = businessDay.today();

        while (lists.announceEndings(today, 90, 1_000) > 0) {
            // until all have been told
        }

        assertThat(jdbc.sql(
                                "select count(*) from ending_announced where registrant_id = :id and organisation_id = :employer")
                        .param("id", near.id().value())
                        .param("employer", employer.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(lists.announceEndings(today, 90, 1_000)).isZero();
    }

    @Test
    void aRosterIsProvenByAnotherMakersLibraryWithoutUs() throws Exception {
        OrganisationId employer = anEmployer();
        Registrant person = aPerson(registeredUntil(400));
        lists.enrol(employer, List.of(working(person)), OFFICE);

        String roster = lists.roster(employer, OFFICE);

        org.jose4j.jws.JsonWebSignature signature = new org.jose4j.jws.JsonWebSignature();
        signature.setCompactSerialization(roster);
        signature.setKey(new org.jose4j.jwk.VerificationJwkSelector()
                .select(signature, new org.jose4j.jwk.JsonWebKeySet(verifications.publicKeys()).getJsonWebKeys())
                .getKey());
        assertThat(signature.verifySignature()).isTrue();
        JsonNode content = JsonMapper.shared().readTree(signature.getPayload());
        assertThat(content.path("organisation").asString()).isEqualTo(employer.value());
        assertThat(content.path("people").path(0).path("number").asString())
                .isEqualTo(person.number().value());
        assertThat(content.path("people").path(0).path("result").asString()).isEqualTo("registered");
    }

    private interface NewEntryOf {
        NewEntry of(Registrant person);
    }

    private NewEntryOf registeredUntil(int days) {
        LocalDate today = businessDay.today();
        return person -> registered(jobCoach(person.id()), today.minusYears(4), today.plusDays(days));
    }

    private Registrant aPerson(NewEntryOf... entries) {
        Registrant person = registrants.enter(registrants(1), OFFICE).getFirst();
        roll.append(Stream.of(entries).map(entry -> entry.of(person)).toList());
        return person;
    }

    private Enrolment working(Registrant person) {
        return new Enrolment(
                "KR " + person.number(),
                "employment",
                LocalDate.of(2020, 1, 1),
                "contract 7",
                null,
                person.birthDate());
    }

    private OrganisationId anEmployer() {
        OrganisationId id = new OrganisationId("employer-" + UUID.randomUUID());
        organisations.enrol(
                List.of(new Organisation(id, "Employer", Set.of(OrganisationKind.EMPLOYER), null, null, null)), OFFICE);
        return id;
    }
}
