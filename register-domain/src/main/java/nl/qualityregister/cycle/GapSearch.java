package nl.qualityregister.cycle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import nl.qualityregister.course.Attended;
import nl.qualityregister.course.Courses;
import nl.qualityregister.norm.Facts;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.norm.NormSet;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.RuleResult;
import nl.qualityregister.norm.Verdict;
import nl.qualityregister.points.NewCredit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The door of the question what would help: editions that, attended as a whole before the cycle ends, leave less of a rule to be met. The
 * norm's evaluator says so, with the very fact that would be credited; nothing is guessed from categories.
 */
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public class GapSearch {
    private final CycleRows rows;
    private final Dossiers dossiers;
    private final FactReading reading;
    private final Courses courses;
    private final Norms norms;

    GapSearch(CycleRows rows, Dossiers dossiers, Courses courses, Norms norms, JsonMapper json) {
        this.rows = rows;
        this.dossiers = dossiers;
        this.reading = new FactReading(json);
        this.courses = courses;
        this.norms = norms;
    }

    /**
     * Those that would help, by day, at most {@code limit}; none when the cycle lacks nothing or is over. Refuses with
     * {@link CycleNotFound}.
     *
     * @param rule that must be helped; any where absent
     * @param today from when on an edition can still be attended
     */
    public List<GapFill> fill(CycleId cycle, Optional<String> rule, LocalDate today, int limit) {
        Cycle found = rows.find(cycle).orElseThrow(() -> new CycleNotFound(cycle));
        NormSet norm = norms.version(found.terms().norm());
        Facts facts = Objects.requireNonNull(
                        dossiers.onTheLastDay(List.of(found)).get(cycle))
                .facts();
        Verdict now = norm.judgeWithoutDays(facts);
        List<GapFill> fills = new ArrayList<>();
        for (List<Attended> offered : courses.attainable(
                found.terms().registrant(),
                found.terms().register(),
                later(today, found.terms().start()),
                found.terms().end())) {
            List<GapFill.Less> less =
                    less(now, norm.judgeWithoutDays(reading.with(facts, activities(offered), List.of())));
            if (fills.size() < limit
                    && less.stream()
                            .anyMatch(one -> rule.isEmpty() || rule.get().equals(one.rule()))) {
                fills.add(new GapFill(offered, less));
            }
        }
        return fills;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static Map<String, NewCredit> activities(List<Attended> offered) {
        Map<String, NewCredit> activities = new LinkedHashMap<>();
        offered.forEach(attended -> activities.put("edition:" + attended.key(), NewCredit.of(attended)));
        return activities;
    }

    /** What is less of each binding rule; nothing at all when another rule would be left with more. */
    private static List<GapFill.Less> less(Verdict now, Verdict then) {
        List<GapFill.Less> less = new ArrayList<>();
        for (RuleResult before : now.rules()) {
            RuleResult after = then.rule(before.rule()).orElse(before);
            if (before.binding()
                    && after.remaining().value() > before.remaining().value()) {
                return List.of();
            }
            if (before.binding()
                    && after.remaining().value() < before.remaining().value()) {
                less.add(new GapFill.Less(
                        before.rule(),
                        before.remaining(),
                        new Hundredths(
                                before.remaining().value() - after.remaining().value())));
            }
        }
        return less;
    }
}
