package nl.qualityregister.cycle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.qualityregister.course.Bookings;
import nl.qualityregister.course.PlannedActivity;
import nl.qualityregister.evidence.Claim;
import nl.qualityregister.evidence.EvidenceId;
import nl.qualityregister.house.Columns;
import nl.qualityregister.norm.Facts;
import nl.qualityregister.norm.NormSet;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.norm.RuleResult;
import nl.qualityregister.norm.Verdict;
import nl.qualityregister.points.CreditSource;
import nl.qualityregister.points.NewCredit;
import nl.qualityregister.registrant.RegistrantId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The door of forecasts: judges cycles ahead, by the very facts and norm of the night job and by what may be added to them. */
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public class Forecasts {
    private static final Comparator<Possible> BY_STAGE_AND_DAY = Comparator.comparing(
                    (Possible possible) -> possible.prospect().stage())
            .thenComparing(possible -> possible.prospect().day())
            .thenComparing(possible -> possible.prospect().subject());

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final FactReading reading;
    private final CycleRows rows;
    private final Dossiers dossiers;
    private final Bookings bookings;
    private final Norms norms;

    Forecasts(JdbcClient jdbc, JsonMapper json, CycleRows rows, Dossiers dossiers, Bookings bookings, Norms norms) {
        this.jdbc = jdbc;
        this.json = json;
        this.reading = new FactReading(json);
        this.rows = rows;
        this.dossiers = dossiers;
        this.bookings = bookings;
        this.norms = norms;
    }

    /** A prospect with the fact it would become: an activity's credit, or the claim itself. */
    private record Possible(
            Prospect prospect,
            @Nullable NewCredit credit,
            @Nullable Claim claim) {}

    private record Waiting(long cycle, UUID evidence, String claim) {}

    /**
     * How the cycles will stand on their last days; those that exist, by id.
     *
     * @param today from when on something is still to come
     */
    public List<Forecast> onTheLastDay(Collection<CycleId> cycles, LocalDate today) {
        return of(rows.find(cycles), cycle -> cycle.terms().end(), today);
    }

    /** The same on a day, or the nearest one of the cycle. */
    public List<Forecast> onDay(Collection<CycleId> cycles, LocalDate on, LocalDate today) {
        return of(rows.find(cycles), cycle -> cycle.terms().nearest(on), today);
    }

    private List<Forecast> of(List<Cycle> cycles, Function<Cycle, LocalDate> on, LocalDate today) {
        Map<CycleId, Dossier> gathered = dossiers.gather(cycles, on);
        Set<String> corrected = corrected(cycles);
        Map<CycleId, Dossier> withoutCorrected =
                corrected.isEmpty() ? gathered : dossiers.gather(cycles, on, corrected);
        Map<CycleId, List<Possible>> possible = new HashMap<>();
        pending(cycles).forEach((cycle, all) -> possible.merge(cycle, all, Forecasts::joined));
        planned(cycles, today).forEach((cycle, all) -> possible.merge(cycle, all, Forecasts::joined));
        return cycles.stream()
                .map(cycle -> forecast(
                        Objects.requireNonNull(gathered.get(cycle.id())),
                        Objects.requireNonNull(withoutCorrected.get(cycle.id())).facts(),
                        possible.getOrDefault(cycle.id(), List.of())))
                .toList();
    }

    /** What counts now and gives way to a correction that waits, as the view of facts names it. */
    private Set<String> corrected(List<Cycle> cycles) {
        return jdbc
                .sql("""
                        select coalesce('credit:' || credit.id, 'evidence:' || old.id || ':' || old.version) as fact
                        from cycle
                        join evidence on evidence.registrant_id = cycle.registrant_id and evidence.register = cycle.register
                        join evidence old on old.id = evidence.corrects
                        left join credit on credit.registrant_id = old.registrant_id
                                        and credit.register = old.register
                                        and credit.source_kind = 'evidence'
                                        and credit.source_key = old.id::text
                                        and credit.reverses is null
                        where cycle.id = any(:cycles) and evidence.state = 'SUBMITTED'
                        """)
                .param("cycles", Columns.numbers(cycles, cycle -> cycle.id().value()))
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    private static List<Possible> joined(List<Possible> some, List<Possible> others) {
        List<Possible> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    /** @param corrected the facts without those that pending corrections take the place of */
    private Forecast forecast(Dossier dossier, Facts corrected, List<Possible> all) {
        NormSet norm = norms.version(dossier.cycle().terms().norm());
        List<Possible> possible = all.stream()
                .filter(one -> !one.prospect().day().isAfter(dossier.asOf()))
                .sorted(BY_STAGE_AND_DAY)
                .toList();
        List<Possible> pending = of(Prospect.Stage.PENDING, possible);
        List<Possible> planned = of(Prospect.Stage.PLANNED, possible);
        Facts accepted = dossier.facts();
        return new Forecast(
                dossier.cycle(),
                dossier.asOf(),
                possible.stream().map(Possible::prospect).toList(),
                outlook(norm, accepted),
                outlook(norm, with(corrected, pending)),
                outlook(norm, with(accepted, planned)),
                outlook(norm, with(corrected, possible)));
    }

    private static List<Possible> of(Prospect.Stage stage, List<Possible> all) {
        return all.stream().filter(one -> one.prospect().stage() == stage).toList();
    }

    private Facts with(Facts facts, List<Possible> more) {
        Map<String, NewCredit> activities = new LinkedHashMap<>();
        List<Claim> claims = new ArrayList<>();
        for (Possible one : more) {
            NewCredit credit = one.credit();
            if (credit != null) {
                String subject = one.prospect().subject();
                activities.put(activities.containsKey(subject) ? subject + ":" + credit.category() : subject, credit);
            } else if (one.claim() != null) {
                claims.add(one.claim());
            }
        }
        return reading.with(facts, activities, claims);
    }

    private static Forecast.Outlook outlook(NormSet norm, Facts facts) {
        Verdict verdict = norm.judge(facts);
        return new Forecast.Outlook(verdict, verdict.met() ? metFrom(norm, facts, verdict) : null);
    }

    /** The day on which the last of the rules is met first; all of them must then be met together, and stay so on the day asked. */
    private static @Nullable LocalDate metFrom(NormSet norm, Facts facts, Verdict verdict) {
        LocalDate last = verdict.rules().stream()
                .filter(RuleResult::binding)
                .map(RuleResult::metOn)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(facts.start());
        return norm.judgeWithoutDays(facts.asOf(last)).met() ? last : null;
    }

    private Map<CycleId, List<Possible>> pending(List<Cycle> cycles) {
        Map<Long, Cycle> byId =
                cycles.stream().collect(Collectors.toMap(cycle -> cycle.id().value(), Function.identity()));
        Map<CycleId, List<Possible>> pending = new HashMap<>();
        for (Waiting waiting : waiting(cycles)) {
            Cycle cycle = Objects.requireNonNull(byId.get(waiting.cycle()));
            Possible possible = possible(cycle.terms(), waiting);
            if (possible != null) {
                pending.computeIfAbsent(cycle.id(), any -> new ArrayList<>()).add(possible);
            }
        }
        return pending;
    }

    private List<Waiting> waiting(List<Cycle> cycles) {
        return jdbc.sql("""
                        select cycle.id as cycle_id, evidence.id as evidence_id, evidence.claim::text as claim
                        from cycle
                        join evidence on evidence.registrant_id = cycle.registrant_id and evidence.register = cycle.register
                        where cycle.id = any(:cycles) and evidence.state = 'SUBMITTED'
                        """)
                .param("cycles", Columns.numbers(cycles, cycle -> cycle.id().value()))
                .query(Forecasts::waiting)
                .list();
    }

    private static Waiting waiting(ResultSet row, int number) throws SQLException {
        return new Waiting(row.getLong("cycle_id"), row.getObject("evidence_id", UUID.class), row.getString("claim"));
    }

    private @Nullable Possible possible(NewCycle cycle, Waiting waiting) {
        Claim claim = json.readValue(waiting.claim(), Claim.class);
        String subject = "evidence:" + waiting.evidence();
        return switch (claim) {
            case Claim.OfActivity activity -> {
                NewCredit credit = NewCredit.of(
                        cycle.registrant(), cycle.register(), new EvidenceId(waiting.evidence()), activity);
                yield new Possible(prospect(Prospect.Stage.PENDING, subject, activity.title(), credit), credit, null);
            }
            case Claim.OfPractice work -> waits(subject, claim, work.jobTitle(), work.from());
            case Claim.OfInterruption interruption -> waits(subject, claim, interruption.reason(), interruption.from());
            case Claim.OfDocument document -> waits(subject, claim, document.document(), document.validFrom());
        };
    }

    private static @Nullable Possible waits(
            String subject, Claim claim, @Nullable String title, @Nullable LocalDate day) {
        return day == null
                ? null
                : new Possible(
                        new Prospect(Prospect.Stage.PENDING, subject, claim.kind(), title, day, null, null, null),
                        null,
                        claim);
    }

    private static Prospect prospect(Prospect.Stage stage, String subject, @Nullable String title, NewCredit credit) {
        return new Prospect(
                stage,
                subject,
                "activity",
                title,
                credit.completedOn(),
                credit.category(),
                credit.points(),
                credit.hours());
    }

    private Map<CycleId, List<Possible>> planned(List<Cycle> cycles, LocalDate today) {
        Map<RegisterId, List<Cycle>> byRegister = cycles.stream()
                .collect(Collectors.groupingBy(cycle -> cycle.terms().register()));
        Map<CycleId, List<Possible>> planned = new HashMap<>();
        byRegister.forEach((register, of) -> {
            Collection<RegistrantId> people =
                    of.stream().map(cycle -> cycle.terms().registrant()).collect(Collectors.toSet());
            Map<RegistrantId, List<PlannedActivity>> found = bookings.planned(people, register, today);
            of.forEach(cycle -> planned.put(
                    cycle.id(),
                    found.getOrDefault(cycle.terms().registrant(), List.of()).stream()
                            .map(activity -> possible(register, activity))
                            .toList()));
        });
        return planned;
    }

    /** A seat is booked on an edition that is accredited for the register; what she plans herself is not. */
    private static Possible possible(RegisterId register, PlannedActivity activity) {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("title", activity.title());
        attributes.put("accredited", activity.subject().startsWith("booking:"));
        if (activity.knowledgeSource() != null) {
            attributes.put("knowledgeSource", activity.knowledgeSource());
        }
        NewCredit credit = new NewCredit(
                activity.registrant(),
                register,
                new CreditSource("planned", activity.subject()),
                activity.completedOn(),
                activity.category(),
                activity.type(),
                activity.topic(),
                activity.points(),
                activity.hours(),
                attributes);
        return new Possible(
                prospect(Prospect.Stage.PLANNED, activity.subject(), activity.title(), credit), credit, null);
    }
}
