package nl.qualityregister.api.operation;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.qualityregister.api.manners.Page;
import nl.qualityregister.api.manners.Versions;
import nl.qualityregister.api.problem.NotFound;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Reach;
import nl.qualityregister.api.security.Trace;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.notification.Delivery;
import nl.qualityregister.notification.DeliveryState;
import nl.qualityregister.notification.DueSoon;
import nl.qualityregister.notification.StatusChange;
import nl.qualityregister.notification.Webhook;
import nl.qualityregister.notification.WebhookFilter;
import nl.qualityregister.notification.WebhookId;
import nl.qualityregister.notification.WebhookPeople;
import nl.qualityregister.notification.Webhooks;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.roll.EntryKind;
import nl.qualityregister.roll.Registration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where an employer wants to be told of changes, and what became of that. */
@RestController
class WebhookOperations {
    private final Webhooks webhooks;
    private final Reach reach;
    private final Trace trace;

    WebhookOperations(Webhooks webhooks, Reach reach, Trace trace) {
        this.webhooks = webhooks;
        this.reach = reach;
        this.trace = trace;
    }

    @PostMapping("/v1/webhooks")
    ResponseEntity<WebhookView> registerWebhook(@RequestBody NewWebhook asked, Caller caller) {
        Webhook webhook = webhooks.register(
                reach.organisation(caller, Role.EMPLOYER),
                asked.url(),
                asked.terms().filter(),
                caller.actor());
        return versioned(ResponseEntity.created(URI.create("/v1/webhooks/" + webhook.id())), webhook);
    }

    @GetMapping("/v1/webhooks")
    Page<WebhookView> listWebhooks(Caller caller) {
        return new Page<>(webhooks.of(reach.organisation(caller, Role.EMPLOYER)).stream()
                .map(WebhookView::of)
                .toList());
    }

    @GetMapping("/v1/webhooks/{webhookId}")
    ResponseEntity<WebhookView> readWebhook(@PathVariable String webhookId, Caller caller) {
        return versioned(ResponseEntity.ok(), own(webhookId, caller));
    }

    @PutMapping("/v1/webhooks/{webhookId}")
    ResponseEntity<WebhookView> changeWebhook(
            @PathVariable String webhookId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody Terms terms,
            Caller caller) {
        Webhook webhook = own(webhookId, caller);
        return versioned(
                ResponseEntity.ok(),
                webhooks.change(webhook.id(), Versions.named(ifMatch), terms.filter(), caller.actor()));
    }

    @PostMapping("/v1/webhooks/{webhookId}/challenges")
    ResponseEntity<WebhookView> challengeWebhook(@PathVariable String webhookId, Caller caller) {
        return moved(webhooks.challengeAgain(own(webhookId, caller).id(), caller.actor()));
    }

    @PostMapping("/v1/webhooks/{webhookId}/confirmations")
    ResponseEntity<WebhookView> confirmWebhook(
            @PathVariable String webhookId, @RequestBody Challenge given, Caller caller) {
        return moved(webhooks.confirm(own(webhookId, caller).id(), given.challenge(), caller.actor()));
    }

    @PostMapping("/v1/webhooks/{webhookId}/pauses")
    ResponseEntity<WebhookView> pauseWebhook(@PathVariable String webhookId, Caller caller) {
        return moved(webhooks.pause(own(webhookId, caller).id(), caller.actor()));
    }

    @PostMapping("/v1/webhooks/{webhookId}/resumptions")
    ResponseEntity<WebhookView> resumeWebhook(@PathVariable String webhookId, Caller caller) {
        return moved(webhooks.resume(own(webhookId, caller).id(), caller.actor()));
    }

    @PostMapping("/v1/webhooks/{webhookId}/withdrawals")
    ResponseEntity<WebhookView> endWebhook(@PathVariable String webhookId, Caller caller) {
        return moved(webhooks.end(own(webhookId, caller).id(), caller.actor()));
    }

    @PostMapping("/v1/webhooks/{webhookId}/replays")
    ResponseEntity<Replayed> replayWebhook(@PathVariable String webhookId, @RequestBody Replay replay, Caller caller) {
        Instant since = replay.since().toInstant();
        int events = webhooks.replay(own(webhookId, caller).id(), since, caller.actor());
        return ResponseEntity.status(HttpStatus.CREATED).body(new Replayed(since, events));
    }

    @GetMapping("/v1/webhooks/{webhookId}/deliveries")
    ResponseEntity<Page<DeliveryView>> listDeliveries(
            @PathVariable String webhookId,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") int limit,
            Caller caller) {
        Webhook webhook = own(webhookId, caller);
        List<Delivery> found =
                webhooks.deliveries(webhook.id(), after, state == null ? null : DeliveryView.stateOf(state), limit + 1);
        trace.of(
                caller,
                "deliveries-read",
                "webhook:" + webhook.id(),
                "contract:" + webhook.organisation(),
                found.stream()
                        .flatMap(delivery -> delivery.numbers().stream())
                        .distinct()
                        .toArray(String[]::new));
        return Page.of(found, limit, delivery -> delivery.event().toString(), DeliveryView::of);
    }

    /** Of the own organisation; of another's there is nothing. */
    private Webhook own(String webhookId, Caller caller) {
        return webhooks.find(new WebhookId(Words.id(webhookId)))
                .filter(found -> found.organisation().equals(reach.organisation(caller, Role.EMPLOYER)))
                .orElseThrow(NotFound::new);
    }

    private static ResponseEntity<WebhookView> moved(Webhook webhook) {
        return versioned(ResponseEntity.status(HttpStatus.CREATED), webhook);
    }

    private static ResponseEntity<WebhookView> versioned(ResponseEntity.BodyBuilder answer, Webhook webhook) {
        return answer.eTag(Versions.tag(webhook.version())).body(WebhookView.of(webhook));
    }

    record NewWebhook(
            String url,
            @Nullable String label,
            @Nullable String people,
            @Nullable Set<String> registers,
            @Nullable Set<String> kinds,
            @Nullable Boolean endings) {
        Terms terms() {
            return new Terms(label, people, registers, kinds, endings);
        }
    }

    record Terms(
            @Nullable String label,
            @Nullable String people,
            @Nullable Set<String> registers,
            @Nullable Set<String> kinds,
            @Nullable Boolean endings) {
        WebhookFilter filter() {
            return new WebhookFilter(
                    label,
                    people == null ? WebhookPeople.OWN : Words.read(WebhookPeople.class, people),
                    registers == null
                            ? Set.of()
                            : registers.stream().map(RegisterId::new).collect(Collectors.toSet()),
                    kinds == null
                            ? Set.of()
                            : kinds.stream()
                                    .map(kind -> Words.read(EntryKind.class, kind))
                                    .collect(Collectors.toSet()),
                    endings == null ? kinds == null : endings);
        }
    }

    record Challenge(String challenge) {}

    record Replay(OffsetDateTime since) {}

    record Replayed(Instant since, int events) {}

    record WebhookView(
            UUID webhookId,
            String url,
            @Nullable String label,
            String people,
            List<String> registers,
            List<String> kinds,
            boolean endings,
            String state,
            @Nullable String pausedBecause,
            @Nullable Instant failingSince,
            @Nullable Instant restsUntil,
            Instant registeredAt) {
        static WebhookView of(Webhook webhook) {
            WebhookFilter filter = webhook.filter();
            return new WebhookView(
                    webhook.id().value(),
                    webhook.url().toString(),
                    filter.label(),
                    Words.of(filter.people()),
                    filter.registers().stream().map(RegisterId::value).sorted().toList(),
                    filter.kinds().stream().map(Words::of).sorted().toList(),
                    filter.endings(),
                    Words.of(webhook.state()),
                    webhook.pausedBecause() == null ? null : Words.of(webhook.pausedBecause()),
                    webhook.failingSince(),
                    webhook.restsUntil(),
                    webhook.registeredAt());
        }
    }

    record DeliveryView(
            UUID eventId,
            String about,
            @Nullable Long cursor,
            @Nullable String registrationNumber,
            @Nullable String register,
            @Nullable String occupation,
            @Nullable String kind,
            @Nullable String status,
            @Nullable LocalDate validUntil,
            String state,
            Instant createdAt,
            @Nullable Instant nextTryAt,
            List<Delivery.Try> tries) {
        static DeliveryView of(Delivery delivery) {
            Optional<StatusChange> change = Optional.ofNullable(delivery.change());
            Optional<DueSoon> due = Optional.ofNullable(delivery.dueSoon());
            Optional<Registration> registration =
                    change.map(StatusChange::registration).or(() -> due.map(DueSoon::registration));
            return new DeliveryView(
                    delivery.event(),
                    Words.of(delivery.about()),
                    change.map(StatusChange::index).orElse(null),
                    delivery.numbers().stream().findFirst().orElse(null),
                    registration.map(one -> one.register().value()).orElse(null),
                    registration.map(one -> one.occupation().value()).orElse(null),
                    change.map(told -> Words.of(told.kind())).orElse(null),
                    change.map(told -> Words.of(told.status())).orElse(null),
                    due.map(DueSoon::validUntil).orElse(null),
                    word(delivery.state()),
                    delivery.createdAt(),
                    delivery.nextTryAt(),
                    delivery.tries());
        }

        /** What is claimed is on its way. */
        private static String word(DeliveryState state) {
            return state == DeliveryState.CLAIMED ? "under-way" : Words.of(state);
        }

        static DeliveryState stateOf(String word) {
            return word.equals("under-way") ? DeliveryState.CLAIMED : Words.read(DeliveryState.class, word);
        }
    }
}
