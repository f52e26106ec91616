package nl.qualityregister.decision;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the diploma register, as {@code schemas/openapi/diploma-register.yaml} describes it. Whatever happens there is an answer here:
 * what is slow, broken, moved or not understood leaves the diploma unverified, with the reason.
 */
@Component
class DiplomaRegister {
    private static final int LONGEST_ANSWER = 16_384;

    private final JsonMapper json;
    private final String address;
    private final RestClient http;

    DiplomaRegister(
            JsonMapper json,
            @Value("${register.diploma-register.address:}") String address,
            @Value("${register.diploma-register.connect-timeout:2s}") Duration connecting,
            @Value("${register.diploma-register.timeout:5s}") Duration answering) {
        this.json = json;
        this.address = address.strip();
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connecting)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(client);
        requests.setReadTimeout(answering);
        this.http = RestClient.builder().requestFactory(requests).build();
    }

    /** @param detail as in {@link DiplomaCheck} */
    record Reply(DiplomaOutcome outcome, String detail) {
        static Reply unverified(String detail) {
            return new Reply(DiplomaOutcome.UNVERIFIED, detail);
        }
    }

    Reply ask(DiplomaQuestion question) {
        if (address.isEmpty()) {
            return Reply.unverified("diploma-register-absent");
        }
        try {
            return http.post()
                    .uri(address + "/v1/diplomas/_verify")
                    .contentType(MediaType.APPLICATION_JSON)
                    .accept(MediaType.APPLICATION_JSON)
                    .body(json.writeValueAsBytes(question))
                    .exchangeForRequiredValue((request, response) -> read(response));
        } catch (ResourceAccessException failed) {
            return Reply.unverified(
                    failed.getCause() instanceof HttpTimeoutException
                            ? "diploma-register-slow"
                            : "diploma-register-unreachable");
        }
    }

    private Reply read(ClientHttpResponse response) throws IOException {
        if (!response.getStatusCode().isSameCodeAs(HttpStatus.OK)) {
            return Reply.unverified("diploma-register-failed");
        }
        try (InputStream body = response.getBody()) {
            byte[] answer = body.readNBytes(LONGEST_ANSWER + 1);
            return answer.length > LONGEST_ANSWER
                    ? Reply.unverified("diploma-register-not-understood")
                    : understood(json.readTree(answer));
        } catch (JacksonException garbage) {
            return Reply.unverified("diploma-register-not-understood");
        }
    }

    private static Reply understood(JsonNode answer) {
        return switch (answer.path("result").asString("").toLowerCase(Locale.ROOT)) {
            case "confirmed" -> new Reply(DiplomaOutcome.CONFIRMED, "diploma-confirmed");
            case "unknown" -> new Reply(DiplomaOutcome.UNKNOWN, "diploma-unknown");
            case "other-holder" -> new Reply(DiplomaOutcome.OTHER_HOLDER, "diploma-of-another");
            default -> Reply.unverified("diploma-register-not-understood");
        };
    }
}
