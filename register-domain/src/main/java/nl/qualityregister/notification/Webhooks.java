package nl.qualityregister.notification;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.house.Violation;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.OrganisationsEnrolled;
import nl.qualityregister.trail.Actor;
import nl.qualityregister.trail.Footprint;
import nl.qualityregister.trail.Trail;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of webhooks: where organisations want to be told of changes, whether their own people's or everybody's. One is told nothing
 * before it has shown that it knows the challenge that was sent there; one that answers nothing for days is paused, loses nothing, and
 * its organisation is written to.
 */
@Service
@Transactional
public class Webhooks {
    public static final int MOST_A_BODY = 20;
    public static final int MOST_A_REPLAY = 100_000;

    static final String CHALLENGE = "webhook-challenge";
    private static final int LONGEST_URL = 1000;

    private final WebhookRows rows;
    private final WebhookLog log;
    private final WebhookAddresses addresses;
    private final WebhookKeys keys;
    private final Outbox outbox;
    private final Norms norms;
    private final Trail trail;
    private final BusinessDay businessDay;
    private final SecureRandom chance = new SecureRandom();

    Webhooks(
            WebhookRows rows,
            WebhookLog log,
            WebhookAddresses addresses,
            WebhookKeys keys,
            Outbox outbox,
            Norms norms,
            Trail trail,
            BusinessDay businessDay) {
        this.rows = rows;
        this.log = log;
        this.addresses = addresses;
        this.keys = keys;
        this.outbox = outbox;
        this.norms = norms;
        this.trail = trail;
        this.businessDay = businessDay;
    }

    /**
     * Registers an address and sends it a challenge. Refuses with every fault of the input at once, {@link WebhookToThisMachine},
     * {@link WebhookAddressPrivate}, {@link WebhookHostUnknown}, {@link WebhookKnownAlready}, {@link WebhooksTooMany}.
     */
    public Webhook register(OrganisationId organisation, String url, WebhookFilter filter, Actor by) {
        List<Fault> faults = new ArrayList<>(faults(filter));
        Optional<URI> address = address(url, faults);
        InputRefused.ifAny(faults);
        URI target = address.orElseThrow();
        requireReachable(target);
        if (rows.of(organisation).size() >= MOST_A_BODY) {
            throw new WebhooksTooMany();
        }
        try {
            WebhookId id = rows.insert(organisation, target, filter, secret(), by);
            send(id, 1);
            leave(id, organisation, "webhook-registered", by);
            return held(id);
        } catch (DuplicateKeyException refused) {
            throw Violation.of("webhook_once_uk", refused) ? new WebhookKnownAlready() : refused;
        }
    }

    /** Those that have not ended, in the order of registration. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<Webhook> of(OrganisationId organisation) {
        return rows.of(organisation);
    }

    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Optional<Webhook> find(WebhookId id) {
        return rows.find(id);
    }

    /** From now on; what waits is told all the same. Refuses with {@link WebhookChangedMeanwhile} and faults of the input. */
    public Webhook change(WebhookId id, long version, WebhookFilter filter, Actor by) {
        InputRefused.ifAny(faults(filter));
        Webhook webhook = held(id);
        if (webhook.version() != version) {
            throw new WebhookChangedMeanwhile();
        }
        rows.change(id, filter);
        leave(id, webhook.organisation(), "webhook-changed", by);
        return held(id);
    }

    /** Another challenge, for one that never came. Refuses with {@link WebhookNotInThatState}. */
    public Webhook challengeAgain(WebhookId id, Actor by) {
        Webhook webhook = moving(id, WebhookMove.CHALLENGE);
        send(id, rows.challengeAgain(id, secret()));
        leave(id, webhook.organisation(), "webhook-challenged", by);
        return webhook;
    }

    /** With the challenge that came. Refuses with {@link WebhookChallengeWrong}, {@link WebhookNotInThatState}. */
    public Webhook confirm(WebhookId id, String challenge, Actor by) {
        Webhook webhook = moving(id, WebhookMove.CONFIRM);
        if (!same(rows.challenge(id), challenge)) {
            throw new WebhookChallengeWrong();
        }
        rows.move(id, WebhookState.ACTIVE, null);
        leave(id, webhook.organisation(), "webhook-confirmed", by);
        return held(id);
    }

    /** What is to be told is kept from now on, and told when it is resumed. Refuses with {@link WebhookNotInThatState}. */
    public Webhook pause(WebhookId id, Actor by) {
        Webhook webhook = moving(id, WebhookMove.PAUSE);
        rows.move(id, WebhookState.PAUSED, PauseReason.ASKED);
        leave(id, webhook.organisation(), "webhook-paused", by);
        return held(id);
    }

    /** Everything that was kept is told now, in its order. Refuses with {@link WebhookNotInThatState}. */
    public Webhook resume(WebhookId id, Actor by) {
        Webhook webhook = moving(id, WebhookMove.RESUME);
        rows.move(id, WebhookState.ACTIVE, null);
        log.tryAnew(id);
        leave(id, webhook.organisation(), "webhook-resumed", by);
        return held(id);
    }

    /** For good; what waited is not told. Refuses with {@link WebhookNotInThatState}. */
    public Webhook end(WebhookId id, Actor by) {
        Webhook webhook = moving(id, WebhookMove.END);
        rows.move(id, WebhookState.ENDED, null);
        log.giveUp(id);
        leave(id, webhook.organisation(), "webhook-ended", by);
        return held(id);
    }

    /**
     * Tells again, under the same ids, what was recorded from that moment on and what the webhook asks for today; what was never told
     * there too. Returns how many. Refuses with {@link ReplayTooLong}, {@link WebhookNotInThatState}.
     */
    public int replay(WebhookId id, Instant since, Actor by) {
        Webhook webhook = moving(id, WebhookMove.REPLAY);
        int told = outbox.replay(id, since, businessDay.today(), MOST_A_REPLAY);
        if (told > MOST_A_REPLAY) {
            throw new ReplayTooLong(MOST_A_REPLAY);
        }
        leave(id, webhook.organisation(), "webhook-replayed", by);
        return told;
    }

    /** What was and is to be told, the newest first; after the event of that id, if one is given. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<Delivery> deliveries(WebhookId id, @Nullable UUID after, @Nullable DeliveryState state, int limit) {
        return log.deliveries(id, after, state, limit);
    }

    /** The public keys that webhooks are signed with, as JWKs: those that sign, signed and will sign. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<String> publicKeys() {
        return keys.published();
    }

    /** Makes a successor of the key that signs, which takes over after that long. */
    public void rotateKey(Duration after, Actor by) {
        keys.rotate(after);
        trail.record(List.of(
                new Footprint(by, "webhook-key-rotated", "webhook-keys", List.of(), "task:administration", null)));
    }

    @EventListener
    void enrolled(OrganisationsEnrolled enrolled) {
        rows.enrol(
                enrolled.organisations().stream()
                        .filter(organisation -> organisation.webhook() != null)
                        .toList(),
                enrolled.by());
    }

    private Webhook moving(WebhookId id, WebhookMove move) {
        Webhook webhook = held(id);
        if (move.from(webhook.state()).isEmpty()) {
            throw new WebhookNotInThatState(webhook.state());
        }
        return webhook;
    }

    private Webhook held(WebhookId id) {
        return rows.hold(id).orElseThrow(() -> new IllegalArgumentException("no webhook " + id));
    }

    private void send(WebhookId id, int time) {
        outbox.putChallenge(id, time);
    }

    private void leave(WebhookId id, OrganisationId organisation, String act, Actor by) {
        trail.record(List.of(new Footprint(by, act, "webhook:" + id, List.of(), "contract:" + organisation, null)));
    }

    private List<Fault> faults(WebhookFilter filter) {
        return filter.registers().stream()
                .filter(register ->
                        norms.registers().stream().noneMatch(known -> known.id().equals(register)))
                .map(register -> Fault.at("/registers", "webhook-register-unknown"))
                .distinct()
                .toList();
    }

    private static Optional<URI> address(String url, List<Fault> faults) {
        try {
            URI given = new URI(url).parseServerAuthority();
            if (url.length() <= LONGEST_URL
                    && given.getHost() != null
                    && given.getScheme() != null
                    && given.getUserInfo() == null
                    && given.getFragment() == null
                    && given.getPort() <= 65_535
                    && List.of("https", "http").contains(given.getScheme().toLowerCase(Locale.ROOT))) {
                return Optional.of(normal(given));
            }
        } catch (URISyntaxException e) {
            // as below
        }
        faults.add(Fault.at("/url", "webhook-url-malformed"));
        return Optional.empty();
    }

    /** As it is signed: scheme and host in small letters, with a path. */
    private static URI normal(URI given) throws URISyntaxException {
        String path = given.getRawPath() == null || given.getRawPath().isEmpty() ? "/" : given.getRawPath();
        return new URI(given.getScheme().toLowerCase(Locale.ROOT) + "://"
                + given.getHost().toLowerCase(Locale.ROOT)
                + (given.getPort() < 0 ? "" : ":" + given.getPort())
                + path
                + (given.getRawQuery() == null ? "" : "?" + given.getRawQuery()));
    }

    private void requireReachable(URI target) {
        try {
            InetAddress[] found = addresses.of(target.getHost());
            if (!"https".equals(target.getScheme()) && !addresses.isNamed(found)) {
                throw new InputRefused(List.of(Fault.at("/url", "webhook-url-not-https")));
            }
        } catch (AddressRefused refused) {
            throw switch (refused.why()) {
                case THIS_MACHINE -> new WebhookToThisMachine();
                case A_PRIVATE_NETWORK -> new WebhookAddressPrivate();
                case NOWHERE -> new WebhookHostUnknown();
            };
        }
    }

    private String secret() {
        byte[] bytes = new byte[24];
        chance.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
