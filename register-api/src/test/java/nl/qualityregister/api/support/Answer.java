package nl.qualityregister.api.support;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back. */
public record Answer(HttpResponse<byte[]> response) {
    public int status() {
        return response.statusCode();
    }

    public Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    public String text() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    public JsonNode json() {
        return JsonMapper.shared().readTree(response.body());
    }

    /** The last part of the problem's type; empty when it is none. */
    public String problem() {
        return header("Content-Type").orElse("").equals("application/problem+json")
                ? json().path("type").asString("").replaceFirst(".*/", "")
                : "";
    }

    /** Every fault as {@code pointer code}, sorted. */
    public List<String> faults() {
        return json().path("faults")
                .valueStream()
                .map(fault -> fault.path("pointer").asString() + " "
                        + fault.path("code").asString())
                .sorted()
                .toList();
    }
}
