package nl.qualityregister.decision;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.qualityregister.cycle.NewCycle;
import nl.qualityregister.norm.NormSet;
import nl.qualityregister.norm.NormVersion;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.Register;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;
import org.springframework.stereotype.Component;

/** The cycles in which occupations are judged from a day on: one for each norm set in force, over the occupations it judges together. */
@Component
class Terms {
    private final Norms norms;

    Terms(Norms norms) {
        this.norms = norms;
    }

    /** @param end the last day, inclusive */
    record Term(
            RegisterId register,
            NormVersion norm,
            Set<OccupationCode> occupations,
            int renewal,
            LocalDate start,
            LocalDate end) {
        Term {
            occupations = Set.copyOf(occupations);
        }

        NewCycle of(RegistrantId registrant) {
            return new NewCycle(registrant, register, norm, occupations, renewal, start, end);
        }

        Term endingNotAfter(LocalDate day) {
            return day.isBefore(end) ? new Term(register, norm, occupations, renewal, start, day) : this;
        }
    }

    /** In the order of norm sets; empty when for one of the occupations no norm is in force. */
    List<Term> from(LocalDate start, RegisterId register, Collection<OccupationCode> occupations, int renewal) {
        Map<String, Term> terms = new TreeMap<>();
        for (OccupationCode occupation : occupations) {
            Optional<NormSet> norm = norms.find(register, occupation, start, renewal);
            if (norm.isEmpty()) {
                return List.of();
            }
            Term alone = term(norm.get(), register, occupation, start, renewal);
            terms.merge(alone.norm().normSet().value(), alone, Terms::together);
        }
        return List.copyOf(terms.values());
    }

    /** The same, refusing with NoNormInForce. */
    List<Term> required(LocalDate start, RegisterId register, Collection<OccupationCode> occupations, int renewal) {
        occupations.forEach(occupation -> norms.inForce(register, occupation, start, renewal));
        return from(start, register, occupations, renewal);
    }

    private static Term term(
            NormSet norm, RegisterId register, OccupationCode occupation, LocalDate start, int renewal) {
        return new Term(register, norm.version(), Set.of(occupation), renewal, start, norm.periodEnd(start));
    }

    private static Term together(Term one, Term other) {
        Set<OccupationCode> both = new TreeSet<>(Comparator.comparing(OccupationCode::value));
        both.addAll(one.occupations());
        both.addAll(other.occupations());
        return new Term(one.register(), one.norm(), both, one.renewal(), one.start(), one.end());
    }

    List<Term> of(Admission admission) {
        return of(admission, admission.occupations());
    }

    List<Term> of(Admission admission, Set<OccupationCode> occupations) {
        return from(admission.cycleStart(), admission.register(), occupations, admission.renewal());
    }

    boolean knows(RegisterId register) {
        return register(register).isPresent();
    }

    /** Those of the occupations that a known register does not have, in the order of their codes. */
    List<OccupationCode> unknown(RegisterId register, Collection<OccupationCode> occupations) {
        return occupations.stream()
                .filter(code -> register(register)
                        .flatMap(known -> known.occupation(code))
                        .isEmpty())
                .sorted(Comparator.comparing(OccupationCode::value))
                .toList();
    }

    private Optional<Register> register(RegisterId id) {
        return norms.registers().stream()
                .filter(register -> register.id().equals(id))
                .findFirst();
    }
}
