package nl.qualityregister.verification;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.CanonicalJson;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.organisation.Account;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.roll.Head;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.roll.Standing;
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

    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final int YEARS_AHEAD = 10;
    private static final int LONGEST_NUMBER = 100;

    private final Roll roll;
    private final ReceiptRows rows;
    private final Seal seal;
    private final Trail trail;
    private final TransactionOperations transaction;
    private final BusinessDay businessDay;
    private final Clock clock;

    Verifications(
            Roll roll,
            ReceiptRows rows,
            Seal seal,
            Trail trail,
            TransactionOperations transaction,
            BusinessDay businessDay,
            Clock clock) {
        this.roll = roll;
        this.rows = rows;
        this.seal = seal;
        this.trail = trail;
        this.transaction = transaction;
        this.businessDay = businessDay;
        this.clock = clock;
    }

    /**
     * The public look-up: the person's registrations on the day (today unless asked otherwise), as known at the moment (now unless asked
     * otherwise); empty when the number is unknown or has none that day. Refuses a day before 1900 or more than ten years ahead, and a
     * moment in the future.
     */
    public List<Standing> lookUp(RegistrationNumber number, @Nullable LocalDate validOn, @Nullable Instant knownAt) {
        InputRefused.ifAny(faults("?", validOn, knownAt));
        List<RegistrationNumber> numbers = List.of(number);
        LocalDate day = validOn == null ? businessDay.today() : validOn;
        return (knownAt == null ? roll.standings(numbers, day) : roll.standings(numbers, day, knownAt))
                .getOrDefault(number, List.of());
    }

    /**
     * Answers 1 to 10,000 questions in order, keeps and signs the receipt, and leaves one row on the trail. Refuses with
     * TooManyQuestions, or with every fault of the input at once.
     */
    public Receipt verify(
            List<Question> questions, @Nullable LocalDate validOn, @Nullable Instant knownAt, Account asker) {
        if (questions.size() > MOST_AT_ONCE) {
            throw new TooManyQuestions(questions.size(), MOST_AT_ONCE);
        }
        InputRefused.ifAny(faults(questions, validOn, knownAt));
        Instant answeredAt = clock.instant();
        AsOf asOf = new AsOf(
                validOn == null ? businessDay.today() : validOn, knownAt == null ? lastKnown(answeredAt) : knownAt);
        List<Answer> answers = answers(questions, asOf);
        Receipt receipt = receipt(answers, asOf, answeredAt);
        Optional<OrganisationId> organisation = organisation(asker);
        transaction.executeWithoutResult(status -> {
            rows.keep(receipt, asker.id(), organisation.orElse(null));
            trail.record(List.of(footprint(receipt, answers, asker, organisation)));
        });
        return receipt;
    }

    /** The receipt again, for the account or the organisation that asked. */
    public Optional<Receipt> receipt(ReceiptId id, Account asker) {
        return rows.find(id, asker.id(), organisation(asker).orElse(null));
    }

    /** The public keys of receipts, as a JWK set (RFC 7517). */
    public String publicKeys() {
        return seal.publicKeys();
    }

    /** Not the time on the clock: an entry being committed now may have been recorded just before it. */
    private Instant lastKnown(Instant now) {
        return roll.head().map(Head::recordedAt).orElse(now);
    }

    private List<Answer> answers(List<Question> questions, AsOf asOf) {
        Set<RegistrationNumber> numbers =
                questions.stream().flatMap(question -> question.read().stream()).collect(Collectors.toSet());
        Map<RegistrationNumber, List<Standing>> standings = roll.standings(numbers, asOf.validOn(), asOf.knownAt());
        numbers.removeAll(standings.keySet());
        Set<RegistrationNumber> entered = numbers.isEmpty() ? Set.of() : roll.entered(numbers, asOf.knownAt());
        return questions.stream()
                .map(question -> Answer.to(question, standings, entered))
                .toList();
    }

    private Receipt receipt(List<Answer> answers, AsOf asOf, Instant answeredAt) {
        ReceiptId id = new ReceiptId(UUID.randomUUID());
        Map<String, String> head = Map.of(
                "id", id.toString(),
                "validOn", asOf.validOn().toString(),
                "knownAt", asOf.knownAt().toString(),
                "answeredAt", answeredAt.toString());
        List<String> results = answers.stream()
                .map(answer -> CanonicalJson.of(answer.content(asOf.validOn())))
                .toList();
        List<String> salts = Salts.drawn(results.size());
        List<String> hashes = Salts.hashes(salts, results);
        return new Receipt(
                id,
                asOf.validOn(),
                asOf.knownAt(),
                answeredAt,
                CanonicalJson.of(with(
                        head,
                        Map.of(
                                "results",
                                results.stream().map(CanonicalJson.Spelled::new).toList()))),
                salts,
                seal.sign(CanonicalJson.of(with(head, Map.of("hash", "sha-256", "items", hashes)))));
    }

    private static Map<String, Object> with(Map<String, String> head, Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(more);
        all.putAll(head);
        return all;
    }

    private Optional<OrganisationId> organisation(Account asker) {
        return asker.actsFor(Role.EMPLOYER, businessDay.today());
    }

    private static Footprint footprint(
            Receipt receipt, List<Answer> answers, Account asker, Optional<OrganisationId> organisation) {
        List<String> subjects = answers.stream()
                .filter(answer -> answer.result() != ResultCode.NOT_FOUND)
                .flatMap(answer -> answer.question().read().stream())
                .map(RegistrationNumber::value)
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

    private List<Fault> faults(List<Question> questions, @Nullable LocalDate validOn, @Nullable Instant knownAt) {
        List<Fault> faults = new ArrayList<>(faults("/", validOn, knownAt));
        if (questions.isEmpty()) {
            faults.add(Fault.at("/items", "required"));
        }
        for (int i = 0; i < questions.size(); i++) {
            if (questions.get(i).number().length() > LONGEST_NUMBER) {
                faults.add(Fault.at("/items/" + i + "/number", "too-long", "max", LONGEST_NUMBER));
            }
        }
        return faults;
    }

    private List<Fault> faults(String at, @Nullable LocalDate validOn, @Nullable Instant knownAt) {
        List<Fault> faults = new ArrayList<>();
        LocalDate latest = businessDay.today().plusYears(YEARS_AHEAD);
        if (validOn != null && (validOn.isBefore(EARLIEST) || validOn.isAfter(latest))) {
            faults.add(new Fault(
                    at + "validOn",
                    "day-out-of-range",
                    Map.of("earliest", EARLIEST.toString(), "latest", latest.toString())));
        }
        if (knownAt != null && knownAt.isAfter(clock.instant()) && isAfterLastEntry(knownAt)) {
            faults.add(Fault.at(at + "knownAt", "moment-in-future"));
        }
        return faults;
    }

    /** A clock set back does not make what a receipt names the future. */
    private boolean isAfterLastEntry(Instant knownAt) {
        return roll.head().filter(last -> !knownAt.isAfter(last.recordedAt())).isEmpty();
    }
}
