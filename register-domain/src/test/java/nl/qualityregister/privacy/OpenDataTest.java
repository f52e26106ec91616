package nl.qualityregister.privacy;

import static nl.qualityregister.support.HumaneWays.ONE;
import static nl.qualityregister.support.HumaneWays.OTHER;
import static nl.qualityregister.support.Professionals.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.List;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.decision.Shielding;
import nl.qualityregister.decision.ShieldingNotFound;
import nl.qualityregister.decision.Shieldings;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.points.Points;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.registrant.VisibilityTaken;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.support.AtOnce;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Professionals;
import nl.qualityregister.support.Registrations;
import nl.qualityregister.trail.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Open data are off until a register chooses, and never tell of who is hidden, nor of anybody's name. */
@DomainTest
class OpenDataTest {
    @Autowired
    OpenData openData;

    @Autowired
    Shieldings shieldings;

    @Autowired
    Registrants registrants;

    @Autowired
    Cycles cycles;

    @Autowired
    Points points;

    @Autowired
    EvidenceDossiers evidence;

    @Autowired
    Roll roll;

    @Autowired
    BusinessDay businessDay;

    RegistrantId person;
    String number;
    LocalDate today;

    @BeforeEach
    void aJobCoach() {
        today = businessDay.today();
        person = new Professionals(registrants, cycles, points, evidence).somebody();
        number = registrants.byId(List.of(person)).get(person).number().value();
        roll.append(List.of(
                Registrations.registered(Registrations.jobCoach(person), today.minusYears(1), today.plusYears(3))));
    }

    private String written() throws IOException {
        StringWriter out = new StringWriter();
        openData.write(REGISTER, today, out);
        return out.toString();
    }

    @Test
    void theyAreOffUntilTheRegisterChooses() throws IOException {
        openData.choose(REGISTER, false, "Not decided yet.", ONE);
        assertThatThrownBy(this::written).isInstanceOf(OpenDataOff.class);
        assertThat(openData.latest(REGISTER)).isEmpty();
        assertThatThrownBy(() -> openData.choose(REGISTER, true, " ", ONE)).isInstanceOf(InputRefused.class);

        openData.choose(REGISTER, true, "Decided by the board.", ONE);

        assertThat(written())
                .startsWith("registrationNumber,occupation,status,registeredSince,since,until,validUntil\r\n")
                .contains(number + ",job-coach,registered," + today.minusYears(1) + "," + today.minusYears(1) + ",,"
                        + today.plusYears(3) + "\r\n")
                .doesNotContain("Testpersoon");
    }

    @Test
    void whoIsHiddenIsNotInThemAndIsAgainAfterwards() throws IOException {
        openData.choose(REGISTER, true, "Decided by the board.", ONE);
        Shielding hidden = shieldings.hide(person, "Stalked; a report was filed.", ONE);

        assertThat(written()).doesNotContain(number);
        shieldings.end(hidden.id(), "The danger is over.", OTHER);
        assertThat(written()).contains(number);
        assertThatThrownBy(() -> shieldings.end(hidden.id(), "Again.", OTHER)).isInstanceOf(ShieldingNotFound.class);
        assertThatThrownBy(() -> shieldings.hide(person, "", ONE)).isInstanceOf(InputRefused.class);
    }

    @Test
    void whatIsPublishedAgainOnADayTakesThePlaceOfTheOther() throws IOException {
        openData.choose(REGISTER, true, "Decided by the board.", ONE);
        OpenData.Written written = openData.write(REGISTER, today, new StringWriter());

        openData.publish(REGISTER, today, "one.csv", "0".repeat(64), written);
        OpenDataFile second = openData.publish(REGISTER, today, "two.csv", "1".repeat(64), written);

        assertThat(openData.latest(REGISTER)).contains(second);
        assertThat(second.logSize()).isPositive();
        assertThat(second.rows()).isEqualTo(written.rows());
    }

    @Test
    void sixteenHideAndOneShieldingIsMade() throws InterruptedException {
        var endings = AtOnce.run(
                16, thread -> () -> shieldings.hide(person, "Threatened.", Actor.account("registrar-" + thread)));

        assertThat(endings.stream().filter(one -> one.thrown() == null)).hasSize(1);
        assertThat(endings.stream().filter(one -> one.thrown() != null))
                .allMatch(one -> one.thrown() instanceof VisibilityTaken);
    }
}
