package nl.qualityregister.api.operation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import nl.qualityregister.api.problem.ReadersLanguage;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Trace;
import nl.qualityregister.norm.Language;
import nl.qualityregister.privacy.Processing;
import nl.qualityregister.privacy.ProcessingActivity;
import nl.qualityregister.privacy.ProcessingLog;
import nl.qualityregister.privacy.Schedule;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What the register does with personal data, and what it did: the register of processing activities and the log of processing. */
@RestController
class ProcessingOperations {
    private final ProcessingLog log;
    private final Schedule schedule;
    private final Trace trace;
    private final JsonMapper json;
    private final String base;

    ProcessingOperations(
            ProcessingLog log,
            Schedule schedule,
            Trace trace,
            JsonMapper json,
            @Value("${register.public-base-url}") String base) {
        this.log = log;
        this.schedule = schedule;
        this.trace = trace;
        this.json = json;
        this.base = base;
    }

    @GetMapping("/v1/processing-activities")
    ActivityList listProcessingActivities(
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language) {
        Language readers = ReadersLanguage.preferred(language);
        return new ActivityList(log.activities().stream()
                .map(activity -> view(activity, readers))
                .toList());
    }

    private ActivityView view(ProcessingActivity activity, Language language) {
        Schedule.Purpose purpose = Objects.requireNonNull(schedule.purposes().get(activity.purpose()));
        return new ActivityView(
                activity.id(),
                activity.about().in(language),
                purpose.text().in(language),
                Objects.requireNonNull(schedule.grounds().get(purpose.ground())).in(language));
    }

    /** A line for each operation, in the names of the standard. */
    @GetMapping(path = "/v1/processing-log", produces = MediaType.APPLICATION_NDJSON_VALUE)
    ResponseEntity<byte[]> exportProcessingLog(
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "1000") int limit,
            Caller caller) {
        List<Processing> found = log.lines(after, limit + 1);
        List<Processing> piece = found.subList(0, Math.min(found.size(), limit));
        trace.of(caller, "processing-log-exported", "processing-log:" + after, "task:auditor");
        StringBuilder lines = new StringBuilder(piece.size() * 500);
        piece.forEach(
                line -> lines.append(json.writeValueAsString(spelled(line))).append('\n'));
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().contentType(MediaType.APPLICATION_NDJSON);
        if (found.size() > limit) {
            answer.header(
                    HttpHeaders.LINK,
                    "</v1/processing-log?after=" + piece.getLast().id() + "&limit=" + limit + ">; rel=\"next\"");
        }
        return answer.body(lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, Object> spelled(Processing line) {
        List<Map<String, String>> attributes = new java.util.ArrayList<>();
        attributes.add(attribute(
                "dpl.core.processing_activity_id",
                base + "/v1/processing-activities#" + line.activity().id()));
        line.subjects().forEach(subject -> attributes.add(attribute("dpl.core.data_subject_id", subject)));
        Map<String, Object> spelled = new TreeMap<>();
        spelled.put("trace_id", line.traceId());
        spelled.put("operation_id", line.operationId());
        spelled.put("status_code", line.refused() ? 2 : 1);
        spelled.put("name", line.name());
        spelled.put("start_time", line.at().toEpochMilli());
        spelled.put("end_time", line.at().toEpochMilli());
        spelled.put("resource", Map.of("attributes", List.of(attribute("service.name", "register-api"))));
        spelled.put("attributes", attributes);
        return spelled;
    }

    private static Map<String, String> attribute(String key, String value) {
        return Map.of("key", key, "value", value);
    }

    record ActivityList(List<ActivityView> items) {}

    record ActivityView(String activityId, String about, String purpose, String ground) {}
}
