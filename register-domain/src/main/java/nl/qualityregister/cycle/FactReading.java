package nl.qualityregister.cycle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import nl.qualityregister.evidence.Claim;
import nl.qualityregister.norm.Activity;
import nl.qualityregister.norm.AttributeValue;
import nl.qualityregister.norm.Carried;
import nl.qualityregister.norm.Confirmation;
import nl.qualityregister.norm.EarlierOutcome;
import nl.qualityregister.norm.Facts;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.points.NewCredit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the norm's facts of gathered rows. Activities stand in the dossier by day, then in the order credited; claims by their first
 * day, then by id, and behind them what the register itself knows; earlier cycles in the order in which they ended.
 */
final class FactReading {
    private static final TypeReference<Map<String, Object>> ATTRIBUTES = new TypeReference<>() {};
    private static final Comparator<Dossiers.LedgerRow> BY_DAY =
            Comparator.comparing(Dossiers.LedgerRow::day).thenComparing(Dossiers.LedgerRow::id);
    private static final Comparator<Dossiers.ClaimRow> BY_FIRST_DAY =
            Comparator.comparing(Dossiers.ClaimRow::day).thenComparing(Dossiers.ClaimRow::id);
    private static final Comparator<Dossiers.KnownRow> BY_FACT =
            Comparator.comparing(Dossiers.KnownRow::day).thenComparing(Dossiers.KnownRow::fact);

    private static final int MOST_KEPT = 5_000;

    private final JsonMapper json;
    private final Map<String, Map<String, AttributeValue>> read = new ConcurrentHashMap<>();

    FactReading(JsonMapper json) {
        this.json = json;
    }

    /** How an earlier cycle ended. */
    private record Ended(String outcome, @Nullable List<Carried> carriedOut) {}

    private record Confirmed(String by) {}

    private record Lasting(@Nullable LocalDate until) {}

    /** @param gathered the cycle's facts, which are put in order */
    Dossier dossier(Cycle cycle, LocalDate asOf, Dossiers.Gathered gathered) {
        gathered.credits.sort(BY_DAY);
        gathered.claims.sort(BY_FIRST_DAY);
        gathered.known.sort(BY_FACT);
        return new Dossier(
                cycle,
                asOf,
                facts(cycle.terms(), asOf, gathered.credits, gathered.claims, gathered.known),
                new Dossier.Sources(
                        gathered.credits.stream().map(Dossiers.LedgerRow::id).toList(),
                        gathered.claims.stream().map(Dossiers.ClaimRow::id).toList(),
                        gathered.known.stream().map(Dossiers.KnownRow::fact).toList(),
                        Seal.of(facts(gathered))));
    }

    private static List<String> facts(Dossiers.Gathered gathered) {
        List<String> facts = new ArrayList<>(gathered.credits.size() + gathered.claims.size() + gathered.known.size());
        gathered.credits.forEach(row -> facts.add(row.fact()));
        gathered.claims.forEach(row -> facts.add(row.fact()));
        gathered.known.forEach(row -> facts.add(row.fact()));
        return facts;
    }

    private Facts facts(
            NewCycle cycle,
            LocalDate asOf,
            List<Dossiers.LedgerRow> credits,
            List<Dossiers.ClaimRow> claims,
            List<Dossiers.KnownRow> known) {
        ClaimFacts read = new ClaimFacts(cycle.end());
        claims.forEach(row -> read.add(json.readValue(row.claim(), Claim.class)));
        List<Confirmation> confirmations = new ArrayList<>();
        List<EarlierOutcome> outcomes = new ArrayList<>();
        List<Carried> carried = new ArrayList<>();
        for (Dossiers.KnownRow row : known) {
            switch (row.kind()) {
                case CONFIRMATION ->
                    confirmations.add(new Confirmation(
                            row.key(),
                            row.day(),
                            json.readValue(row.details(), Confirmed.class).by()));
                case REGISTRATION -> read.registered(row.key(), row.day(), until(row));
                case OFF_REGISTER -> read.absent(row.key(), row.day(), until(row));
                case VERDICT -> {
                    Ended ended = json.readValue(row.details(), Ended.class);
                    outcomes.add(new EarlierOutcome(ended.outcome(), row.day()));
                    carried.addAll(ended.carriedOut() == null ? List.of() : ended.carriedOut());
                }
            }
        }
        return new Facts(
                cycle.renewal(),
                cycle.start(),
                cycle.end(),
                asOf,
                activities(credits),
                read.practice(),
                read.interruptions(),
                read.documents(),
                confirmations,
                carried,
                outcomes);
    }

    private @Nullable LocalDate until(Dossiers.KnownRow row) {
        return json.readValue(row.details(), Lasting.class).until();
    }

    private List<Activity> activities(List<Dossiers.LedgerRow> credits) {
        List<Activity> activities = new ArrayList<>(credits.size());
        for (Dossiers.LedgerRow row : credits) {
            activities.add(new Activity(
                    Long.toString(row.id()),
                    activities.size() + 1,
                    row.type(),
                    row.category(),
                    row.topic(),
                    row.day(),
                    amount(row.points()),
                    amount(row.hours()),
                    attributes(row.attributes())));
        }
        return activities;
    }

    /** Whoever was at the same edition has the same attributes. */
    private Map<String, AttributeValue> attributes(String text) {
        Map<String, AttributeValue> known = read.get(text);
        if (known == null) {
            known = Map.copyOf(Attributes.of(json.readValue(text, ATTRIBUTES)));
            if (read.size() >= MOST_KEPT) {
                read.clear();
            }
            read.put(text, known);
        }
        return known;
    }

    private static @Nullable Hundredths amount(@Nullable Long value) {
        return value == null ? null : new Hundredths(value);
    }

    /**
     * The facts as they would be with more: activities stand behind those that are credited, in the order given.
     *
     * @param activities by the id under which a verdict is to name them
     */
    Facts with(Facts facts, Map<String, NewCredit> activities, List<Claim> claims) {
        List<Activity> all = new ArrayList<>(facts.activities());
        activities.forEach((id, fact) -> all.add(activity(id, all.size() + 1, fact)));
        ClaimFacts more = new ClaimFacts(facts.end());
        claims.forEach(more::add);
        return new Facts(
                facts.renewal(),
                facts.start(),
                facts.end(),
                facts.evaluatedOn(),
                all,
                joined(facts.practice(), more.practice()),
                joined(facts.interruptions(), more.interruptions()),
                joined(facts.documents(), more.documents()),
                facts.confirmations(),
                facts.carriedIn(),
                facts.earlierOutcomes());
    }

    private Activity activity(String id, int place, NewCredit fact) {
        return new Activity(
                id,
                place,
                fact.type(),
                fact.category(),
                fact.topic(),
                fact.completedOn(),
                fact.points(),
                fact.hours(),
                Attributes.of(json.readValue(json.writeValueAsString(fact.attributes()), ATTRIBUTES)));
    }

    private static <T> List<T> joined(List<T> some, List<T> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
