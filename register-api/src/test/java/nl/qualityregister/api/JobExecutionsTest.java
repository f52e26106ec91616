package nl.qualityregister.api;

import static org.assertj.core.api.Assertions.assertThat;

import nl.qualityregister.api.support.Answer;
import nl.qualityregister.api.support.Api;
import nl.qualityregister.api.support.ApiTest;
import nl.qualityregister.api.support.People;
import nl.qualityregister.organisation.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the jobs tell, over HTTP; they run in a program of their own. */
@ApiTest
class JobExecutionsTest {
    @Autowired
    Api api;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Test
    void theOfficeSeesHowFarAJobIsAndWhatOneThatEndedCounted() {
        told(
                900_000_001L,
                "DONE",
                "now()",
                "[{\"what\": \"cycles judged\", \"figure\": 12}, {\"what\": \"report\", \"figure\": \"a file\"}]");
        told(900_000_002L, "RUNNING", "null", "[]");
        String registrar = people.anAccount(Role.REGISTRAR);

        Answer all = api.as(registrar).get("/v1/job-executions?job=SomeNight&limit=1");
        Answer next = api.as(registrar).get("/v1/job-executions?job=SomeNight&limit=1&after=900000002");

        assertThat(all.status()).isEqualTo(200);
        assertThat(all.json().at("/items/0/state").asString()).isEqualTo("running");
        assertThat(all.json().at("/items/0/progress/step").asString()).isEqualTo("due");
        assertThat(all.json().at("/items/0/progress/read").asString()).isEqualTo("7");
        assertThat(next.json().at("/items/0/state").asString()).isEqualTo("done");
        assertThat(next.json().at("/items/0/summary/0/what").asString()).isEqualTo("cycles judged");
        assertThat(next.json().at("/items/0/summary/0/figure").asString()).isEqualTo("12");
        assertThat(next.json().at("/items/0/summary/1/figure").asString()).isEqualTo("a file");
    }

    private void told(long execution, String state, String ended, String summary) {
        jdbc.sql("""
            insert into job_run (execution_id, job, parameters, state, started_at, ended_at, step, read, told_at, summary)
            values (:execution, 'SomeNight', '{"businessDay": "2026-01-01"}', :state, now(), %s, 'due', 7, now(),
                    cast(:summary as jsonb))
            """.formatted(ended))
                .param("execution", execution)
                .param("state", state)
                .param("summary", summary)
                .update();
    }
}
