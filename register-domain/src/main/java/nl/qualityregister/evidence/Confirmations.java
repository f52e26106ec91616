package nl.qualityregister.evidence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.organisation.AccountId;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.roll.Status;
import nl.qualityregister.trail.Actor;
import nl.qualityregister.trail.Footprint;
import nl.qualityregister.trail.Trail;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of confirmations: a professional asks somebody else to confirm what she did; that person needs no account, only the link in
 * his mail, which cannot be guessed, ends after thirty days and is used up by an answer. Nobody confirms for himself.
 */
@Service
@Transactional
public class Confirmations {
    /** So many may wait for an answer at once, for one registrant. */
    static final int MOST_WAITING = 20;

    private static final Duration REMIND_AFTER = Duration.ofDays(7);
    private static final int REMINDED_AT_MOST = 3;

    private final AskedConfirmations asked;
    private final Pieces pieces;
    private final ConfirmationChecks checks;
    private final Registrants registrants;
    private final Roll roll;
    private final Trail trail;
    private final BusinessDay businessDay;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Confirmations(
            AskedConfirmations asked,
            Pieces pieces,
            ConfirmationChecks checks,
            Registrants registrants,
            Roll roll,
            Trail trail,
            BusinessDay businessDay,
            Clock clock,
            ApplicationEventPublisher events) {
        this.asked = asked;
        this.pieces = pieces;
        this.checks = checks;
        this.registrants = registrants;
        this.roll = roll;
        this.trail = trail;
        this.businessDay = businessDay;
        this.clock = clock;
        this.events = events;
    }

    /**
     * What a third party sees: what is to be confirmed and of whom, and nothing else.
     *
     * @param professional the name as printed
     */
    public record Shown(String professional, ConfirmationRequest request) {}

    /**
     * Asks, once; publishes {@link ConfirmationsAsked}, upon which the third party is written to. Refuses with every fault of the input
     * (one's own name or address among them), or with ConfirmationAskedTooOften.
     */
    public ConfirmationRequest ask(NewConfirmation confirmation, Actor by) {
        Registrant person = person(confirmation.registrant());
        Optional<Piece> about = Optional.ofNullable(confirmation.evidence()).flatMap(pieces::find);
        InputRefused.ifAny(checks.ofRequest(confirmation, person, about));
        asked.oneAtATime(confirmation.registrant());
        Instant now = clock.instant();
        if (asked.waiting(confirmation.registrant(), now) >= MOST_WAITING) {
            throw new ConfirmationAskedTooOften(MOST_WAITING, AskedConfirmation.MOST_TIMES);
        }
        AskedConfirmation request = new AskedConfirmation(confirmation, now);
        asked.add(request);
        leave(request, "confirmation-asked", by, "own-file");
        events.publishEvent(new ConfirmationsAsked(List.of(request.shown())));
        return request.shown();
    }

    /**
     * Has the third party written to again, with a new link and a new term. Refuses with ConfirmationNotFound,
     * ConfirmationChangedMeanwhile, ConfirmationNotInThatState, ConfirmationAskedTooOften (once a day, five times in all).
     */
    public ConfirmationRequest askAgain(ConfirmationId id, long version, Actor by) {
        AskedConfirmation request = seen(id, version);
        request.askAgain(clock.instant());
        asked.flush();
        leave(request, "confirmation-asked-again", by, "own-file");
        events.publishEvent(new ConfirmationsAsked(List.of(request.shown())));
        return request.shown();
    }

    /** Takes it back, answered or not; its links lead nowhere from then on. Refuses as {@link #askAgain} does. */
    public ConfirmationRequest withdraw(ConfirmationId id, long version, Actor by) {
        AskedConfirmation request = seen(id, version);
        request.withdraw(clock.instant());
        asked.flush();
        leave(request, "confirmation-withdrawn", by, "own-file");
        return request.shown();
    }

    private AskedConfirmation seen(ConfirmationId id, long version) {
        AskedConfirmation request = asked.lock(id);
        request.expect(version);
        return request;
    }

    /**
     * Draws a link for a mail that is about to leave; empty when there is nothing to answer any more. Links drawn before stay good until
     * their own term.
     */
    public Optional<LinkToken> link(ConfirmationId id) {
        Instant now = clock.instant();
        return asked.find(id).filter(request -> request.waitsAt(now)).map(request -> {
            LinkToken token = LinkToken.drawn();
            asked.keep(token, id, now, request.expiresAt());
            return token;
        });
    }

    /** Refuses with ConfirmationLinkUnknown, ConfirmationLinkSpent. */
    @Transactional(readOnly = true)
    public Shown open(LinkToken token) {
        AskedConfirmation request = asked.find(target(token)).orElseThrow(ConfirmationLinkUnknown::new);
        refuseIfOver(request);
        return new Shown(person(request.registrant()).name().formal(), request.shown());
    }

    /**
     * The third party's answer, once; publishes {@link ConfirmationsAnswered}. Refuses with ConfirmationLinkUnknown,
     * ConfirmationLinkSpent, ConfirmationByOneself, or with every fault of the answer.
     *
     * @param caller whoever happens to be signed in: the professional herself is refused
     */
    public ConfirmationRequest answer(LinkToken token, ConfirmationAnswer answer, Optional<AccountId> caller) {
        AskedConfirmation request = asked.lock(target(token));
        refuseIfOver(request);
        Registrant person = person(request.registrant());
        Optional<RegistrationNumber> number =
                Optional.ofNullable(answer.registrationNumber()).flatMap(RegistrationNumber::read);
        if (isOneself(person, answer, number, caller)) {
            throw new ConfirmationByOneself();
        }
        boolean registeredHere = number.filter(this::isRegisteredToday).isPresent();
        InputRefused.ifAny(checks.ofAnswer(answer, request.relation(), registeredHere));
        request.answer(answer, registeredHere, clock.instant());
        asked.flush();
        leave(request, "confirmation-answered", Actor.PUBLIC, "link");
        events.publishEvent(new ConfirmationsAnswered(List.of(request.shown())));
        return request.shown();
    }

    private ConfirmationId target(LinkToken token) {
        AskedConfirmations.Target target = asked.behind(token).orElseThrow(ConfirmationLinkUnknown::new);
        if (!clock.instant().isBefore(target.expiresAt())) {
            throw new ConfirmationLinkSpent();
        }
        return target.id();
    }

    private void refuseIfOver(AskedConfirmation request) {
        if (!request.waitsAt(clock.instant())) {
            throw new ConfirmationLinkSpent();
        }
    }

    private static boolean isOneself(
            Registrant person,
            ConfirmationAnswer answer,
            Optional<RegistrationNumber> number,
            Optional<AccountId> caller) {
        return new SamePerson(person).hasName(answer.name())
                || number.filter(person.number()::equals).isPresent()
                || caller.filter(account -> account.equals(person.account())).isPresent();
    }

    private boolean isRegisteredToday(RegistrationNumber number) {
        return roll.standings(Set.of(number), businessDay.today()).getOrDefault(number, List.of()).stream()
                .anyMatch(standing -> standing.status() == Status.REGISTERED);
    }

    @Transactional(readOnly = true)
    public Optional<ConfirmationRequest> find(ConfirmationId id) {
        return asked.find(id).map(AskedConfirmation::shown);
    }

    /** The registrant's own, the newest first. */
    @Transactional(readOnly = true)
    public List<ConfirmationRequest> list(RegistrantId registrant, Optional<ConfirmationId> after, int limit) {
        return asked.of(registrant, after, limit).stream()
                .map(AskedConfirmation::shown)
                .toList();
    }

    /**
     * What third parties confirmed of each registrant and what stands, in the order of the day it is about; an empty list for who has
     * none. The view {@code confirmed_fact} holds the same for statements.
     */
    @Transactional(readOnly = true)
    public Map<RegistrantId, List<ConfirmedFact>> confirmed(Collection<RegistrantId> people) {
        Map<RegistrantId, List<ConfirmedFact>> confirmed = new HashMap<>();
        people.forEach(person -> confirmed.put(person, new ArrayList<>()));
        asked.facts(people)
                .forEach(fact ->
                        Objects.requireNonNull(confirmed.get(fact.registrant())).add(fact));
        return confirmed;
    }

    /**
     * Has those written to again who did not answer for a week, three times in all; any number may do so at once. Returns how many.
     * Publishes {@link ConfirmationsAsked}, once for all of them.
     */
    public int remind(int atMost, Actor by) {
        Instant now = clock.instant();
        List<AskedConfirmation> due = asked.lockWaitingSince(now.minus(REMIND_AFTER), now, REMINDED_AT_MOST, atMost);
        if (due.isEmpty()) {
            return 0;
        }
        due.forEach(request -> request.askAgain(now));
        asked.flush();
        due.forEach(request -> leave(request, "confirmation-asked-again", by, "task:reminder"));
        events.publishEvent(new ConfirmationsAsked(
                due.stream().map(AskedConfirmation::shown).toList()));
        return due.size();
    }

    private Registrant person(RegistrantId id) {
        return Optional.ofNullable(registrants.byId(Set.of(id)).get(id))
                .orElseThrow(() -> new IllegalStateException("no registrant " + id.value()));
    }

    private void leave(AskedConfirmation request, String act, Actor by, String ground) {
        String number = person(request.registrant()).number().value();
        trail.record(List.of(new Footprint(by, act, "confirmation:" + request.id(), List.of(number), ground, null)));
    }
}
