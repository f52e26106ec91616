package nl.qualityregister.registrant;

import static nl.qualityregister.support.People.OFFICE;
import static nl.qualityregister.support.People.aRegistrant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import nl.qualityregister.file.FileId;
import nl.qualityregister.file.Files;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.support.AtOnce;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.trail.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DomainTest
class IdentitiesTest {
    private static final Actor SELF = Actor.account(UUID.randomUUID());
    private static final Actor ONE = Actor.account(UUID.randomUUID());
    private static final Actor OTHER = Actor.account(UUID.randomUUID());

    @Autowired
    Identities identities;

    @Autowired
    Contacts contacts;

    @Autowired
    Registrants registrants;

    @Autowired
    Files files;

    @Autowired
    JdbcClient jdbc;

    Registrant person;
    PersonName married;
    FileId proof;

    @BeforeEach
    void somebodyWhoMarried() throws Exception {
        person = registrants.enter(List.of(aRegistrant()), OFFICE).getFirst();
        married = new PersonName("J.M.", "Jet", "van der", "Aardenburg-" + UUID.randomUUID());
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        ImageIO.write(
                new java.awt.image.BufferedImage(3, 2, java.awt.image.BufferedImage.TYPE_INT_RGB), "png", picture);
        proof = files.store(new ByteArrayInputStream(picture.toByteArray()), "akte.png", SELF)
                .id();
    }

    private IdentityChange requested() {
        return identities.request(person.id(), married, person.birthDate(), "married", List.of(proof), SELF);
    }

    private Registrant now() {
        return registrants.byId(List.of(person.id())).get(person.id());
    }

    @Test
    void twoOfTheOfficeChangeANameAndTheEarlierOneIsStillFound() {
        IdentityChange change = requested();
        IdentityChange seen = identities.approve(change.id(), ONE);
        assertThat(seen.state()).isEqualTo(IdentityChangeState.SEEN);
        assertThat(now().name()).isEqualTo(person.name());

        IdentityChange applied = identities.approve(change.id(), OTHER);

        assertThat(applied.state()).isEqualTo(IdentityChangeState.APPLIED);
        assertThat(now().name()).isEqualTo(married);
        assertThat(now().number()).isEqualTo(person.number());
        assertThat(identities.bearing(married.surname().toUpperCase(java.util.Locale.ROOT), null, 10))
                .containsExactly(now());
        assertThat(identities.bearing("aardenburg", person.birthDate(), Integer.MAX_VALUE))
                .contains(now());
    }

    @Test
    void nobodyApprovesTwiceOrWhatHeAskedForHimself() {
        IdentityChange change = requested();
        assertThatThrownBy(() -> identities.approve(change.id(), SELF)).isInstanceOf(FourEyes.class);
        identities.approve(change.id(), ONE);

        assertThatThrownBy(() -> identities.approve(change.id(), ONE)).isInstanceOf(FourEyes.class);
        assertThatThrownBy(() -> jdbc.sql("update identity_change set decided_by = first_by where id = :id")
                        .param("id", change.id().value())
                        .update())
                .hasMessageContaining("identity_change_four_eyes_ck");
        assertThat(now().name()).isEqualTo(person.name());
    }

    @Test
    void ofManyWhoApproveAtOnceTwoDoAndOfManyRequestsOneStands() throws InterruptedException {
        List<AtOnce.Ending<IdentityChange>> asked = AtOnce.run(16, any -> this::requested);
        assertThat(asked).filteredOn(ending -> ending.thrown() == null).hasSize(1);
        assertThat(asked)
                .filteredOn(ending -> ending.thrown() != null)
                .allMatch(ending -> ending.thrown() instanceof IdentityChangePending);

        IdentityChangeId id = identities.of(person.id()).getFirst().id();
        List<AtOnce.Ending<IdentityChange>> approved =
                AtOnce.run(16, any -> () -> identities.approve(id, Actor.account(UUID.randomUUID())));
        assertThat(approved).filteredOn(ending -> ending.thrown() == null).hasSize(2);
        assertThat(approved)
                .filteredOn(ending -> ending.thrown() != null)
                .allMatch(ending -> ending.thrown() instanceof IdentityChangeDecided);
        assertThat(now().name()).isEqualTo(married);
    }

    @Test
    void aRefusalSaysWhyAndEveryFaultIsNamedAtOnce() {
        IdentityChange change = requested();
        assertThatThrownBy(() -> identities.refuse(change.id(), " ", ONE)).isInstanceOf(InputRefused.class);

        assertThat(identities.refuse(change.id(), "the deed is unreadable", ONE).decision())
                .isEqualTo("the deed is unreadable");
        assertThatThrownBy(
                        () -> identities.request(person.id(), person.name(), person.birthDate(), "", List.of(), SELF))
                .isInstanceOfSatisfying(
                        InputRefused.class,
                        refused -> assertThat(refused.faults())
                                .extracting(Fault::pointer, Fault::code)
                                .containsExactlyInAnyOrder(
                                        org.assertj.core.groups.Tuple.tuple("/name", "nothing-changes"),
                                        org.assertj.core.groups.Tuple.tuple("/reason", "required"),
                                        org.assertj.core.groups.Tuple.tuple("/files", "required")));
        assertThatThrownBy(() -> identities.request(
                        person.id(),
                        married,
                        LocalDate.of(2999, 1, 1),
                        "x",
                        List.of(new FileId(UUID.randomUUID())),
                        SELF))
                .isInstanceOf(InputRefused.class);
    }

    @Test
    void nothingIsPublicButWhatIsChosenAndOfManySavesAtOnceOneWins() throws InterruptedException {
        assertThat(contacts.card(person.number())).isEmpty();
        Contact contact = contacts.of(person.id());

        List<AtOnce.Ending<Contact>> saved = AtOnce.run(
                16,
                any -> () -> contacts.save(
                        person.id(),
                        contact.version(),
                        "jet@example.com",
                        "en",
                        Set.of(ShownContact.NAME, ShownContact.EMAIL),
                        SELF));

        assertThat(saved).filteredOn(ending -> ending.thrown() == null).hasSize(1);
        assertThat(saved)
                .filteredOn(ending -> ending.thrown() != null)
                .allMatch(ending -> ending.thrown() instanceof ContactChangedMeanwhile);
        assertThat(contacts.card(person.number()))
                .contains(new Contacts.Card("J.M. van der Aardenburg", "jet@example.com", List.of()));
        registrants.stopContact(person.id(), LocalDate.of(2026, 1, 1));
        assertThat(contacts.card(person.number()).map(Contacts.Card::email)).isEmpty();
    }
}
