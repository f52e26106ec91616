package nl.qualityregister.jobs.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import nl.qualityregister.evidence.ConfirmationRequest;
import nl.qualityregister.evidence.Confirmations;
import nl.qualityregister.evidence.NewConfirmation;
import nl.qualityregister.evidence.Relation;
import nl.qualityregister.jobs.Jobs;
import nl.qualityregister.jobs.support.JobTest;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.support.People;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@JobTest
class RemindConfirmersTest {
    @Autowired
    Jobs jobs;

    @Autowired
    Confirmations confirmations;

    @Autowired
    Registrants registrants;

    @Autowired
    JdbcClient jdbc;

    @Test
    void whoDidNotAnswerForAWeekIsWrittenToOnceMore() {
        ConfirmationRequest asked = confirmations.ask(
                new NewConfirmation(
                        registrants
                                .enter(List.of(People.aRegistrant()), People.OFFICE)
                                .getFirst()
                                .id(),
                        new RegisterId("krsd-demo"),
                        "practice",
                        LocalDate.of(2025, 5, 12),
                        "Werkte hier.",
                        null,
                        Relation.LINE_MANAGER,
                        "P. Baas",
                        "baas@example.org",
                        "nl"),
                People.OFFICE);
        jdbc.sql("update confirmation set last_asked_at = last_asked_at - interval '8 days' where id = :id")
                .param("id", asked.id().value())
                .update();

        jobs.run("RemindConfirmers", Map.of());
        jobs.run("RemindConfirmers", Map.of());

        assertThat(confirmations.find(asked.id()).orElseThrow().timesAsked()).isEqualTo(2);
        assertThat(jdbc.sql("select count(*) from outbox where once_key like :key")
                        .param("key", "confirmation:" + asked.id() + ":asked:%")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }
}
