package nl.qualityregister.cycle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.qualityregister.norm.Activity;
import nl.qualityregister.norm.Facts;
import nl.qualityregister.norm.NormSet;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door of the question what cycles would be without some of their credits. It changes nothing and keeps nothing. */
@Service
@Transactional(readOnly = true)
public class Withouts {
    private static final int CHUNK = 1_000;

    private final CycleRows rows;
    private final Dossiers dossiers;
    private final Norms norms;

    Withouts(CycleRows rows, Dossiers dossiers, Norms norms) {
        this.rows = rows;
        this.dossiers = dossiers;
        this.norms = norms;
    }

    /**
     * The cycles of the register, not yet decided, that on the facts known now would meet their norm on their last day and without the
     * credits would not; by id.
     *
     * @param credits the ids of the ledger entries of each registrant
     */
    public List<Cycle> fallingShort(RegisterId register, Map<RegistrantId, Set<Long>> credits) {
        List<RegistrantId> people = List.copyOf(credits.keySet());
        List<Cycle> falling = new ArrayList<>();
        for (int from = 0; from < people.size(); from += CHUNK) {
            List<Cycle> open = rows.of(people.subList(from, Math.min(from + CHUNK, people.size()))).values().stream()
                    .flatMap(List::stream)
                    .filter(cycle -> cycle.state() != CycleState.CLOSED)
                    .filter(cycle -> cycle.terms().register().equals(register))
                    .toList();
            Map<CycleId, Dossier> gathered = dossiers.onTheLastDay(open);
            for (Cycle cycle : open) {
                Facts facts = Objects.requireNonNull(gathered.get(cycle.id())).facts();
                Set<Long> gone =
                        Objects.requireNonNull(credits.get(cycle.terms().registrant()));
                if (fallsShort(norms.version(cycle.terms().norm()), facts, gone)) {
                    falling.add(cycle);
                }
            }
        }
        falling.sort(Comparator.comparing(cycle -> cycle.id().value()));
        return falling;
    }

    private static boolean fallsShort(NormSet norm, Facts facts, Set<Long> gone) {
        Set<String> ids = new HashSet<>();
        gone.forEach(id -> ids.add(Long.toString(id)));
        List<Activity> left = facts.activities().stream()
                .filter(activity -> !ids.contains(activity.id()))
                .toList();
        return left.size() < facts.activities().size()
                && norm.judgeWithoutDays(facts).met()
                && !norm.judgeWithoutDays(with(facts, left)).met();
    }

    private static Facts with(Facts facts, List<Activity> activities) {
        return new Facts(
                facts.renewal(),
                facts.start(),
                facts.end(),
                facts.evaluatedOn(),
                activities,
                facts.practice(),
                facts.interruptions(),
                facts.documents(),
                facts.confirmations(),
                facts.carriedIn(),
                facts.earlierOutcomes());
    }
}
