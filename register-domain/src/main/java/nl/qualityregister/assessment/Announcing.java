package nl.qualityregister.assessment;

import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.qualityregister.course.AccreditationRequest;
import nl.qualityregister.course.AccreditationRequestsRecalled;
import nl.qualityregister.course.AccreditationsRequested;
import nl.qualityregister.evidence.Claim;
import nl.qualityregister.evidence.Evidence;
import nl.qualityregister.evidence.EvidenceSubmitted;
import nl.qualityregister.evidence.EvidenceWithdrawn;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.roll.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What waits for judgement lies on the desk, and what was taken back no longer does. */
@Component
class Announcing {
    private final DeskMoves moves;
    private final Risk risk;
    private final Reuse reuse;
    private final Registrants registrants;
    private final Roll roll;
    private final Norms norms;
    private final BusinessDay businessDay;

    Announcing(
            DeskMoves moves,
            Risk risk,
            Reuse reuse,
            Registrants registrants,
            Roll roll,
            Norms norms,
            BusinessDay businessDay) {
        this.moves = moves;
        this.risk = risk;
        this.reuse = reuse;
        this.registrants = registrants;
        this.roll = roll;
        this.norms = norms;
        this.businessDay = businessDay;
    }

    @EventListener
    void announce(EvidenceSubmitted event) {
        LocalDate today = businessDay.today();
        Set<Evidence> needsTwo = risk.needsTwo(event.evidence());
        Map<RegistrantId, Registrant> people = registrants.byId(
                event.evidence().stream().map(Evidence::registrant).collect(toSet()));
        Map<RegistrationNumber, List<Standing>> standings =
                roll.standings(people.values().stream().map(Registrant::number).collect(toSet()), today);
        moves.announce(event.evidence().stream()
                .map(evidence -> {
                    RegistrationNumber number = Objects.requireNonNull(people.get(evidence.registrant()))
                            .number();
                    return laid(
                            evidence,
                            standings.getOrDefault(number, List.of()),
                            needsTwo.contains(evidence) ? 2 : 1,
                            today);
                })
                .toList());
        reuse.remember(event.evidence());
    }

    @EventListener
    void announce(AccreditationsRequested event) {
        moves.announce(event.requests().stream().map(this::laid).toList());
    }

    @EventListener
    void recall(EvidenceWithdrawn event) {
        moves.recall(event.evidence().stream().map(one -> Subjects.of(one.id())).toList());
    }

    @EventListener
    void recall(AccreditationRequestsRecalled event) {
        moves.recall(event.requests().stream().map(Subjects::of).toList());
    }

    /** What ends first comes first; who is in no cycle waits as long as the register's term. */
    private LaidItem laid(Evidence evidence, List<Standing> standings, int eyes, LocalDate today) {
        LocalDate termOn = today.plusDays(term(evidence.register()));
        List<Standing> here = standings.stream()
                .filter(standing -> standing.registration().register().equals(evidence.register()))
                .toList();
        NewItem item = new NewItem(
                ItemKind.EVIDENCE,
                Subjects.of(evidence.id()),
                evidence.registrant(),
                null,
                evidence.register(),
                here.stream()
                        .map(standing -> standing.registration().occupation())
                        .collect(toSet()),
                null,
                evidence.files(),
                cycleEnd(here, termOn),
                eyes,
                Set.of());
        return new LaidItem(item, category(evidence.claim()), termOn);
    }

    private LaidItem laid(AccreditationRequest request) {
        NewItem item = new NewItem(
                ItemKind.ACCREDITATION,
                Subjects.of(request.id()),
                null,
                request.provider(),
                request.register(),
                Set.of(),
                request.body(),
                request.files(),
                request.dueOn(),
                1,
                Set.of());
        return new LaidItem(item, null, request.dueOn());
    }

    private int term(RegisterId register) {
        return norms.register(register).terms().assessmentDays();
    }

    private static LocalDate cycleEnd(List<Standing> standings, LocalDate otherwise) {
        return standings.stream()
                .<LocalDate>mapMulti((standing, sink) -> {
                    @Nullable LocalDate until = standing.validUntil();
                    if (until != null) {
                        sink.accept(until);
                    }
                })
                .min(Comparator.naturalOrder())
                .orElse(otherwise);
    }

    private static @Nullable String category(Claim claim) {
        return claim instanceof Claim.OfActivity activity ? activity.category() : claim.kind();
    }
}
