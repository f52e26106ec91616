package nl.qualityregister.notification;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.qualityregister.organisation.Organisation;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.Organisations;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells organisations by HTTP: a CloudEvent 1.0 in JSON with the registration number, never a name. Any answer of the two hundreds is
 * an arrival; redirects are not followed.
 */
@Component
class WebhookCourier implements Courier {
    private static final String TYPE = "nl.qualityregister.registration.status-changed";

    private final Organisations organisations;
    private final JsonMapper json;
    private final String source;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    WebhookCourier(Organisations organisations, JsonMapper json, @Value("${register.public-base-url}") String source) {
        this.organisations = organisations;
        this.json = json;
        this.source = source;
    }

    @Override
    public Channel channel() {
        return Channel.WEBHOOK;
    }

    @Override
    public boolean available() {
        return true;
    }

    @Override
    public String bring(Message message) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address(message))
                .header("Content-Type", "application/cloudevents+json; charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(event(message))))
                .build();
        try {
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status / 100 != 2) {
                throw DeliveryFailed.forNow("answered " + status);
            }
            return "answered " + status;
        } catch (IOException e) {
            throw DeliveryFailed.forNow(e.getClass().getSimpleName());
        }
    }

    private URI address(Message message) {
        return organisations.find(List.of(new OrganisationId(message.recipient()))).stream()
                .findFirst()
                .map(Organisation::webhook)
                .map(URI::create)
                .orElseThrow(() -> DeliveryFailed.forGood("the organisation no longer has a webhook"));
    }

    private Map<String, Object> event(Message message) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("specversion", "1.0");
        event.put("type", TYPE);
        event.put("source", source);
        event.put("id", message.id().toString());
        event.put("time", message.change().recordedAt().toString());
        event.put("datacontenttype", "application/json");
        event.put("data", data(message.change()));
        return event;
    }

    private static Map<String, Object> data(StatusChange change) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("index", change.index());
        data.put("registrationNumber", change.number().value());
        data.put("register", change.registration().register().value());
        data.put("occupation", change.registration().occupation().value());
        data.put("status", change.status().code());
        data.put("validFrom", change.trueFrom().toString());
        Optional.ofNullable(change.validUntil()).ifPresent(day -> data.put("validUntil", day.toString()));
        return data;
    }
}
