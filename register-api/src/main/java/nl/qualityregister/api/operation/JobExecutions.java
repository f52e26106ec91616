package nl.qualityregister.api.operation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.qualityregister.api.manners.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What the jobs tell of themselves in {@code job_run}, for the office. */
@RestController
class JobExecutions {
    private static final TypeReference<Map<String, String>> PARAMETERS = new TypeReference<>() {};
    private static final TypeReference<List<Figure>> FIGURES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    JobExecutions(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @GetMapping("/v1/job-executions")
    ResponseEntity<Page<JobExecutionView>> listJobExecutions(
            @RequestParam Optional<String> job,
            @RequestParam Optional<Long> after,
            @RequestParam(defaultValue = "50") int limit) {
        List<JobExecutionView> found = jdbc.sql("""
            select execution_id, job, parameters, state, taken_up, started_at, ended_at, told_at, step, read, written, skipped,
                   summary, failure
            from job_run
            where execution_id < :after and (cast(:job as text) is null or job = :job)
            order by execution_id desc
            limit :limit
            """)
                .param("after", after.orElse(Long.MAX_VALUE))
                .param("job", job.orElse(null))
                .param("limit", limit + 1)
                .query((row, number) -> view(row))
                .list();
        return Page.of(found, limit, view -> Long.toString(view.execution()), view -> view);
    }

    private JobExecutionView view(ResultSet row) throws SQLException {
        return new JobExecutionView(
                row.getLong("execution_id"),
                row.getString("job"),
                row.getString("state").toLowerCase(Locale.ROOT),
                json.readValue(row.getString("parameters"), PARAMETERS),
                row.getObject("taken_up", Long.class),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                moment(row.getObject("ended_at", OffsetDateTime.class)),
                row.getObject("told_at", OffsetDateTime.class).toInstant(),
                new ProgressView(
                        row.getString("step"), row.getLong("read"), row.getLong("written"), row.getLong("skipped")),
                json.readValue(row.getString("summary"), FIGURES),
                row.getString("failure"));
    }

    private static @Nullable Instant moment(@Nullable OffsetDateTime moment) {
        return moment == null ? null : moment.toInstant();
    }

    record JobExecutionView(
            long execution,
            String job,
            String state,
            Map<String, String> parameters,
            @Nullable Long takenUp,
            Instant startedAt,
            @Nullable Instant endedAt,
            Instant toldAt,
            ProgressView progress,
            List<Figure> summary,
            @Nullable String failure) {}

    record ProgressView(@Nullable String step, long read, long written, long skipped) {}

    /** @param figure a count, or a note */
    record Figure(String what, Object figure) {}
}
