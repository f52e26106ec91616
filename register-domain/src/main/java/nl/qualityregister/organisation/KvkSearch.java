package nl.qualityregister.organisation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the search API of the chamber of commerce (KVK, Zoeken v2) for a number. Whatever is no clear answer, in time and of the known
 * shape, is no answer: slow, failing, redirecting, or anything else than its JSON.
 */
@Component
class KvkSearch {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int LONGEST_ANSWER = 1 << 20;

    private final JsonMapper json;
    private final String url;
    private final String key;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    KvkSearch(
            JsonMapper json, @Value("${register.kvk.url:}") String url, @Value("${register.kvk.api-key:}") String key) {
        this.json = json;
        this.url = url;
        this.key = key;
    }

    /** @param name under which the number is known; absent when it is not */
    record Answer(boolean known, boolean active, @Nullable String name) {}

    /** Without an address nobody is asked. */
    boolean isConfigured() {
        return !url.isBlank();
    }

    Optional<Answer> ask(String kvkNumber) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/api/v2/zoeken?kvkNummer=" + kvkNumber))
                .timeout(PATIENCE)
                .header("apikey", key)
                .header("Accept", "application/json")
                .build();
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() == 404) {
                return Optional.of(new Answer(false, false, null));
            }
            return response.statusCode() == 200 && response.body().length <= LONGEST_ANSWER
                    ? read(new String(response.body(), StandardCharsets.UTF_8), kvkNumber)
                    : Optional.empty();
        } catch (IOException unanswered) {
            return Optional.empty();
        }
    }

    private Optional<Answer> read(String text, String kvkNumber) {
        try {
            JsonNode answer = json.readTree(text);
            if (!answer.path("totaal").isNumber() || !answer.path("resultaten").isArray()) {
                return Optional.empty();
            }
            for (JsonNode result : answer.path("resultaten")) {
                if (result.path("kvkNummer").asString("").equals(kvkNumber)
                        && result.path("naam").isString()) {
                    boolean active = !result.path("actief").asString("Ja").equalsIgnoreCase("nee");
                    return Optional.of(
                            new Answer(true, active, result.path("naam").asString()));
                }
            }
            return answer.path("totaal").asInt() == 0 ? Optional.of(new Answer(false, false, null)) : Optional.empty();
        } catch (JacksonException garbage) {
            return Optional.empty();
        }
    }
}
