package nl.qualityregister.verification;

import static nl.qualityregister.support.People.OFFICE;
import static nl.qualityregister.support.People.registrants;
import static nl.qualityregister.support.Registrations.jobCoach;
import static nl.qualityregister.support.Registrations.registered;
import static nl.qualityregister.support.Registrations.suspended;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.registrant.Visibilities;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.roll.Status;
import nl.qualityregister.support.DomainTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is remembered of look-ups is never older than what has been followed. */
@DomainTest
class SightingsTest {
    @Autowired
    Sightings sightings;

    @Autowired
    Registrants registrants;

    @Autowired
    Visibilities visibilities;

    @Autowired
    Roll roll;

    @Autowired
    BusinessDay businessDay;

    /** While nothing is followed nothing is forgotten either: what was remembered before must not be believed afterwards. */
    @Test
    void whatIsEnteredJustAfterSomebodyWasHiddenIsSeen() {
        LocalDate today = businessDay.today();
        List<Registrant> people = registrants.enter(registrants(2), OFFICE);
        Registrant person = people.getFirst();
        roll.append(List.of(registered(jobCoach(person.id()), today.minusYears(1), today.plusYears(1))));
        sightings.follow();
        Status before = sightings.standings(person.number(), today).getFirst().status();

        visibilities.hide(people.getLast().id(), OFFICE);
        roll.append(List.of(suspended(jobCoach(person.id()), today, null)));
        sightings.follow();

        assertThat(before).isEqualTo(Status.REGISTERED);
        assertThat(sightings.standings(person.number(), today).getFirst().status())
                .isEqualTo(Status.SUSPENDED);
        assertThat(sightings.visibility(people.getLast().number())).isPresent();
    }
}
