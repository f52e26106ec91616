package nl.qualityregister.verification;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.organisation.Account;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.registrant.Visibility;
import nl.qualityregister.roll.Disclosure;
import nl.qualityregister.roll.Head;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.roll.Standing;
import nl.qualityregister.roll.Tier;
import nl.qualityregister.trail.Actor;
import nl.qualityregister.trail.Footprint;
import nl.qualityregister.trail.Trail;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The door of employers and the public. Looking up is one statement without a transaction around it; a verification reads first, judges
 * and signs, and only then opens a transaction to keep the receipt.
 */
@Service
public class Verifications {
    public static final int MOST_AT_ONCE = 10_000;

    private final Disclosure disclosure;
    private final Roll roll;
    private final Bounds bounds;
    private final Answering answering;
    private final Sightings sightings;
    private final ReceiptRows rows;
    private final Keys keys;
    private final Trail trail;
    private final TransactionOperations transaction;
    private final BusinessDay businessDay;
    private final Clock clock;

    Verifications(
            Disclosure disclosure,
            Roll roll,
            Bounds bounds,
            Answering answering,
            Sightings sightings,
            ReceiptRows rows,
            Keys keys,
            Trail trail,
            TransactionOperations transaction,
            BusinessDay businessDay,
            Clock clock) {
        this.disclosure = disclosure;
        this.roll = roll;
        this.bounds = bounds;
        this.answering = answering;
        this.sightings = sightings;
        this.rows = rows;
        this.keys = keys;
        this.trail = trail;
        this.transaction = transaction;
        this.businessDay = businessDay;
        this.clock = clock;
    }

    /**
     * The public look-up: the person's registrations on the day (today unless asked otherwise), as known at the moment (now unless asked
     * otherwise); empty when the number is unknown or has none that day. Refuses a day before the register began or more than ten years
     * ahead, and a moment in the future.
     */
    public List<Standing> lookUp(RegistrationNumber number, @Nullable LocalDate validOn, @Nullable Instant knownAt) {
        bounds.check("?", validOn, knownAt);
        List<RegistrationNumber> numbers = List.of(number);
        LocalDate day = validOn == null ? businessDay.today() : validOn;
        return disclosure.look(numbers, day, knownAt, Tier.PUBLIC).getOrDefault(number, List.of());
    }

    /**
     * The same with what may be told of the number at all, judged now: hidden, merged, erased. As of today and now it is answered from
     * memory where {@link #follow()} is called.
     */
    public Sight look(RegistrationNumber number, @Nullable LocalDate validOn, @Nullable Instant knownAt) {
        bounds.check("?", validOn, knownAt);
        LocalDate today = businessDay.today();
        LocalDate day = validOn == null ? today : validOn;
        return switch (sightings.visibility(number).orElse(null)) {
            case Visibility.Hidden hidden -> new Sight.Hidden();
            case Visibility.Merged merged -> new Sight.Moved(merged.survivor());
            case Visibility.Erased erased -> new Sight.Gone();
            case null ->
                shown(
                        day.equals(today) && knownAt == null
                                ? sightings.standings(number, today)
                                : lookUp(number, day, knownAt));
        };
    }

    private static Sight shown(List<Standing> standings) {
        return standings.isEmpty() ? new Sight.Unknown() : new Sight.Shown(standings);
    }

    /** Lets look-ups forget what changed elsewhere; to be called at most every 250 ms where they are answered. */
    public void follow() {
        sightings.follow();
    }

    /**
     * Answers 1 to 10,000 questions in order, keeps and signs the receipt, and leaves one row on the trail. Refuses with
     * {@link TooManyQuestions}, {@link QuestionRepeated}, {@link MomentInFuture}, {@link DayBeforeRegister}, or InputRefused; each names
     * every fault of the input.
     */
    public Receipt verify(
            List<Question> questions, @Nullable LocalDate validOn, @Nullable Instant knownAt, Account asker) {
        bounds.check(questions, validOn, knownAt);
        Instant answeredAt = clock.instant();
        Optional<Head> head = roll.head();
        AsOf asOf = new AsOf(
                validOn == null ? businessDay.today() : validOn,
                knownAt == null ? head.map(Head::recordedAt).orElse(answeredAt) : knownAt);
        List<Answer> answers = answering.answers(questions, asOf);
        byte[] salts = Salts.drawn(answers.size());
        List<String> results = answers.stream().map(Answer::spelled).toList();
        ReceiptHead about = new ReceiptHead(
                new ReceiptId(UUID.randomUUID()),
                asOf,
                answeredAt,
                head.map(last -> last.index() + 1).orElse(0L));
        Receipt receipt = about.receipt(
                results, Salts.parted(salts), keys.sign(about.payload(answers.size(), Salts.hash(salts, results))));
        Optional<OrganisationId> organisation = asker.actsFor(Role.EMPLOYER, businessDay.today());
        transaction.executeWithoutResult(status -> {
            rows.keep(receipt, AnswerBytes.of(answers), salts, asker.id(), organisation.orElse(null));
            trail.record(List.of(footprint(receipt, answers, asker, organisation)));
        });
        return receipt;
    }

    /** The receipt again, for the account or the organisation that asked. */
    public Optional<Receipt> receipt(ReceiptId id, Account asker) {
        return rows.find(
                id,
                asker.id(),
                asker.actsFor(Role.EMPLOYER, businessDay.today()).orElse(null));
    }

    /** The public keys of receipts, as a JWK set (RFC 7517), also of those that no longer sign. */
    public String publicKeys() {
        return keys.publicKeys();
    }

    /** Makes the key that signs next; it is published at once and signs when everybody has had the time to fetch it. */
    public void rotateKey() {
        keys.rotate();
    }

    private static Footprint footprint(
            Receipt receipt, List<Answer> answers, Account asker, Optional<OrganisationId> organisation) {
        List<String> subjects = answers.stream()
                .filter(answer -> answer.result() != ResultCode.NOT_FOUND)
                .map(answer -> answer.survivor() == null ? answer.number() : answer.survivor())
                .distinct()
                .toList();
        return new Footprint(
                Actor.account(asker.id()),
                "registrations-verified",
                "receipt:" + receipt.id(),
                subjects,
                organisation.map(body -> "contract:" + body).orElse("public-register"),
                null);
    }
}
