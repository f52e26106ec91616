package nl.qualityregister.points;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.trail.Actor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of the ledger. Attendance and accepted evidence credit by themselves, through events.
 *
 * <p>A source is credited once and for all: a reversal takes the fact back but does not free its source, so that nothing reversed
 * comes back by a second delivery of the same message. Who corrects a fact reverses it and credits the right one under a new source.
 */
@Service
@Transactional
public class Points {
    private final Ledger ledger;
    private final ApplicationEventPublisher events;

    Points(Ledger ledger, ApplicationEventPublisher events) {
        this.ledger = ledger;
        this.events = events;
    }

    /**
     * Credits what is new by source; what is known, reversed or not, is left out. Returns the new entries, and publishes
     * {@link LedgerGrew} of them.
     */
    public List<Credit> credit(Collection<NewCredit> credits, Actor by) {
        return entered(ledger.credit(credits, by));
    }

    private List<Credit> entered(List<Credit> entries) {
        if (!entries.isEmpty()) {
            events.publishEvent(new LedgerGrew(entries));
        }
        return entries;
    }

    /**
     * Takes back by counter-entry; all or none. Refuses with CreditUnknown when a source was never credited, and with
     * CreditAlreadyReversed. Publishes {@link LedgerGrew}.
     */
    public List<Credit> reverse(
            RegisterId register, RegistrantId registrant, Collection<CreditSource> sources, String reason, Actor by) {
        List<Ledger.Origin> origins = sources.stream()
                .distinct()
                .map(source -> new Ledger.Origin(registrant, register, source))
                .toList();
        List<Credit> reversed = ledger.reverse(origins, reason, by);
        if (reversed.size() < origins.size()) {
            refuse(origins, reversed);
        }
        return entered(reversed);
    }

    /** Those of them that were credited in the register and stand, in the order of id. */
    @Transactional(readOnly = true)
    public List<Credit> standing(RegisterId register, Map<RegistrantId, List<CreditSource>> sources) {
        return ledger.standing(origins(register, sources));
    }

    /** Takes back what stands of them by counter-entry; what does not stand is left out. Returns the counter-entries. */
    public List<Credit> takeBack(
            RegisterId register, Map<RegistrantId, List<CreditSource>> sources, String reason, Actor by) {
        return reverseWhatStands(origins(register, sources), reason, by);
    }

    private static List<Ledger.Origin> origins(RegisterId register, Map<RegistrantId, List<CreditSource>> sources) {
        return sources.entrySet().stream()
                .flatMap(
                        one -> one.getValue().stream().map(source -> new Ledger.Origin(one.getKey(), register, source)))
                .toList();
    }

    /** Takes back what stands of these, whoever's they are; what was never credited or is reversed already is left out. */
    List<Credit> reverseWhatStands(Collection<Ledger.Origin> origins, String reason, Actor by) {
        return entered(ledger.reverse(origins, reason, by));
    }

    private void refuse(List<Ledger.Origin> origins, List<Credit> reversed) {
        Set<Ledger.Origin> left = new HashSet<>(origins);
        reversed.forEach(credit -> left.remove(Ledger.Origin.of(credit.fact())));
        Set<Ledger.Origin> credited = ledger.credited(left);
        for (Ledger.Origin origin : left) {
            if (!credited.contains(origin)) {
                throw new CreditUnknown(origin.source());
            }
        }
        throw new CreditAlreadyReversed(left.iterator().next().source());
    }

    /** Every entry, reversals too, in the order credited. */
    @Transactional(readOnly = true)
    public List<Credit> ledger(RegistrantId registrant, RegisterId register) {
        return ledger.entries(registrant, register, 0, Integer.MAX_VALUE);
    }

    /** The same, by id from {@code after} (exclusive), at most {@code limit}; each with the counter-entry that takes it back. */
    @Transactional(readOnly = true)
    public List<LedgerEntry> ledger(RegistrantId registrant, RegisterId register, long after, int limit) {
        List<Credit> entries = ledger.entries(registrant, register, after, limit);
        Map<Long, Credit> counters =
                ledger.counters(entries.stream().map(Credit::id).toList());
        return entries.stream()
                .map(entry -> new LedgerEntry(entry, counters.get(entry.id())))
                .toList();
    }

    /** What stands (not reversed) of each registrant, in the order of completion, then of id; an empty list for who has nothing. */
    @Transactional(readOnly = true)
    public Map<RegistrantId, List<Credit>> standing(Collection<RegistrantId> registrants, RegisterId register) {
        Map<RegistrantId, List<Credit>> standing = new HashMap<>();
        registrants.forEach(registrant -> standing.put(registrant, new ArrayList<>()));
        ledger.standing(registrants, register)
                .forEach(credit -> Objects.requireNonNull(
                                standing.get(credit.fact().registrant()))
                        .add(credit));
        return standing;
    }
}
