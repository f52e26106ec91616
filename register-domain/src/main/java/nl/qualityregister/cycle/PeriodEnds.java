package nl.qualityregister.cycle;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.qualityregister.house.Columns;
import nl.qualityregister.norm.Facts;
import nl.qualityregister.norm.Interruption;
import nl.qualityregister.norm.NormSet;
import nl.qualityregister.norm.NormVersion;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.RegisterId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * On which days cycles end by their norm, where interruptions, deferrals or a suspension stop its clock; called by {@code decision} only,
 * which lets them end so.
 */
@Service
@Transactional(readOnly = true)
public class PeriodEnds {
    /** An interruption that goes on is taken to go on so long, and not for ever. */
    private static final int MONTHS_AHEAD = 2;

    private final JdbcClient jdbc;
    private final Dossiers dossiers;
    private final Norms norms;

    PeriodEnds(JdbcClient jdbc, Dossiers dossiers, Norms norms) {
        this.jdbc = jdbc;
        this.dossiers = dossiers;
        this.norms = norms;
    }

    /**
     * Undecided cycles that are over by the day and whose norm may move their end, by id from {@code after} (exclusive), at most
     * {@code limit}.
     */
    public List<CycleId> movable(RegisterId register, LocalDate until, long after, int limit) {
        List<NormVersion> moving = moving();
        if (moving.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select id
                        from cycle
                        where register = :register and not closed and id > :after and upper(days) <= :until
                          and (norm_set, norm_version) in (
                              select norm_set, version from unnest(cast(:normSets as text[]), cast(:versions as text[]))
                                  as moving(norm_set, version))
                        order by id
                        limit :limit
                        """)
                .param("register", register.value())
                .param("after", after)
                .param("until", until)
                .param("normSets", Columns.text(moving, norm -> norm.normSet().value()))
                .param("versions", Columns.text(moving, NormVersion::version))
                .param("limit", limit)
                .query((row, number) -> new CycleId(row.getLong("id")))
                .list();
    }

    /** Whichever register they are of: one may judge by the norm set of another. */
    private List<NormVersion> moving() {
        return norms.versions().stream()
                .filter(NormSet::movesEnds)
                .map(NormSet::version)
                .toList();
    }

    /**
     * The last day of each by its norm, on the facts known now.
     *
     * @param plain the last day it would have if nothing had stopped its clock
     * @param day the business day
     */
    public Map<CycleId, LocalDate> byNorm(Collection<Cycle> cycles, Map<CycleId, LocalDate> plain, LocalDate day) {
        Map<CycleId, Dossier> gathered = dossiers.gather(
                cycles,
                cycle -> cycle.terms().end().isAfter(day) ? cycle.terms().end() : day);
        LocalDate ahead = YearMonth.from(day).plusMonths(MONTHS_AHEAD).atEndOfMonth();
        Map<CycleId, LocalDate> ends = new HashMap<>();
        gathered.forEach((id, dossier) -> {
            LocalDate end = plain.getOrDefault(id, dossier.cycle().terms().end());
            ends.put(
                    id,
                    norms.version(dossier.cycle().terms().norm())
                            .lastDay(facts(dossier.facts(), end, end.isAfter(ahead) ? end : ahead)));
        });
        return ends;
    }

    /** The facts over the plain period; of an interruption that goes on, what is after the day is not known yet. */
    private static Facts facts(Facts known, LocalDate end, LocalDate until) {
        return new Facts(
                known.renewal(),
                known.start(),
                end,
                known.evaluatedOn(),
                known.activities(),
                known.practice(),
                known.interruptions().stream()
                        .filter(one -> !one.from().isAfter(until))
                        .map(one -> one.to().isAfter(until) ? new Interruption(one.kind(), one.from(), until) : one)
                        .collect(Collectors.toList()),
                known.documents(),
                known.confirmations(),
                known.carriedIn(),
                known.earlierOutcomes());
    }
}
