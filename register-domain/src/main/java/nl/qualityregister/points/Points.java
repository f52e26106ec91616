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

    Points(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Credits what is new by source; what is known, reversed or not, is left out. Returns the new entries. */
    public List<Credit> credit(Collection<NewCredit> credits, Actor by) {
        return ledger.credit(credits, by);
    }

    /**
     * Takes back by counter-entry; all or none. Refuses with CreditUnknown when a source was never credited, and with
     * CreditAlreadyReversed.
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
        return reversed;
    }

    /** Takes back what stands of these, whoever's they are; what was never credited or is reversed already is left out. */
    List<Credit> reverseWhatStands(Collection<Ledger.Origin> origins, String reason, Actor by) {
        return ledger.reverse(origins, reason, by);
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
        return ledger.entries(registrant, register);
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
