package nl.qualityregister.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.roll.EntryKind;
import nl.qualityregister.roll.NewEntry;
import nl.qualityregister.roll.Registration;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.roll.Status;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.People;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DomainTest
class WithoutMailServerTest {
    @Autowired
    Notifications notifications;

    @Autowired
    Registrants registrants;

    @Autowired
    Roll roll;

    @Autowired
    JdbcClient jdbc;

    @Test
    void mailsWaitAndThatIsShown() {
        Registrant person =
                registrants.enter(List.of(People.aRegistrant()), People.OFFICE).getFirst();
        long index = roll.append(List.of(new NewEntry(
                        new Registration(person.id(), new RegisterId("krsd-demo"), new OccupationCode("job-coach")),
                        EntryKind.REGISTERED,
                        Status.REGISTERED,
                        LocalDate.of(2026, 3, 1),
                        null,
                        LocalDate.of(2031, 2, 28),
                        People.OFFICE,
                        "application:" + UUID.randomUUID())))
                .getFirst()
                .index();

        Notifications.Pass pass = notifications.deliver(100);

        assertThat(pass.mailsWaiting()).isPositive();
        assertThat(jdbc.sql("select state || ' ' || tries from outbox where once_key like :key")
                        .param("key", "entry:" + index + ":mail:%")
                        .query(String.class)
                        .single())
                .isEqualTo("WAITING 0");
    }
}
