package nl.qualityregister.roll;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.registrant.Visibilities;
import nl.qualityregister.registrant.Visibility;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The door through which others than the register itself are answered. What was known is judged as of the moment asked for; what may be
 * shown is judged today, by who asks: a measure that was reversed or is not published is in no public answer, whatever day and moment
 * are asked for. Whether somebody is told of at all (hidden for safety, erased) is for whoever answers to see to first.
 */
@Service
public class Disclosure {
    private final StandingRows standingRows;
    private final EntryRows entryRows;
    private final Registrants registrants;
    private final Visibilities visibilities;

    Disclosure(StandingRows standingRows, EntryRows entryRows, Registrants registrants, Visibilities visibilities) {
        this.standingRows = standingRows;
        this.entryRows = entryRows;
        this.registrants = registrants;
        this.visibilities = visibilities;
    }

    /**
     * Every registration of each number on the day, as known at the moment (now when absent), with the measures of the day that the tier
     * may know of; a number without any is left out. One statement, unless somebody asked about has a measure.
     */
    public Map<RegistrationNumber, List<Standing>> look(
            Collection<RegistrationNumber> numbers, LocalDate validOn, @Nullable Instant knownAt, Tier tier) {
        List<LookRow> rows = standingRows.lookUp(numbers, validOn, knownAt);
        Map<RegistrantId, RegistrationNumber> measured = new HashMap<>();
        rows.stream()
                .filter(LookRow::measured)
                .map(LookRow::standing)
                .forEach(standing -> measured.put(standing.registration().registrant(), standing.number()));
        List<Standing> standings = rows.stream()
                .filter(row -> !row.measured() || !tier.seesAll())
                .map(LookRow::standing)
                .toList();
        if (!measured.isEmpty()) {
            standings = withMeasures(standings, measured, validOn, knownAt, tier);
        }
        return standings.stream().sorted(StandingRows.IN_ORDER).collect(groupingBy(Standing::number));
    }

    /** What the tier may know of everything that was imposed on them, as known at the moment (now when absent). */
    public Map<RegistrantId, List<Measure>> measures(
            Collection<RegistrantId> registrants, @Nullable Instant knownAt, Tier tier) {
        return visible(entryRows.ofMeasures(registrants), knownAt, tier).stream()
                .collect(groupingBy(measure -> measure.registration().registrant()));
    }

    /** The entries as the public may know them today, in the same order. */
    public List<PublicEntry> publicly(List<RollEntry> entries) {
        Set<MeasureId> concerned = entries.stream()
                .flatMap(entry -> Optional.ofNullable(entry.entry().measure()).stream())
                .map(MeasureNote::id)
                .collect(toSet());
        MeasureFile today = MeasureFile.of(concerned.isEmpty() ? List.of() : entryRows.ofTheMeasures(concerned));
        Set<RegistrantId> hidden = hidden(entries);
        return entries.stream()
                .map(entry -> new PublicEntry(
                        entry.index(),
                        entry.recordedAt(),
                        hidden.contains(entry.entry().registration().registrant())
                                ? Optional.empty()
                                : content(entry, today)))
                .toList();
    }

    /** Of whom nothing may be told today but that he or she exists. */
    private Set<RegistrantId> hidden(List<RollEntry> entries) {
        Collection<Registrant> people = registrants
                .byId(entries.stream()
                        .map(entry -> entry.entry().registration().registrant())
                        .collect(toSet()))
                .values();
        Map<RegistrationNumber, Visibility> veiled =
                visibilities.of(people.stream().map(Registrant::number).toList());
        return people.stream()
                .filter(person -> veiled.get(person.number()) instanceof Visibility.Hidden)
                .map(Registrant::id)
                .collect(toSet());
    }

    /** What undid a measure is told as the change of status that it is; of what cannot be told the place stays. */
    private static Optional<NewEntry> content(RollEntry numbered, MeasureFile today) {
        NewEntry entry = numbered.entry();
        MeasureNote note = entry.measure();
        if (note == null || isPublic(today.find(note.id()).orElseThrow())) {
            return Optional.of(entry);
        }
        boolean undoing = entry.kind() == EntryKind.MEASURE_REVERSED || entry.kind() == EntryKind.MEASURE_CORRECTED;
        return undoing && tellsStatus(note, today) ? Optional.of(entry.asCorrection()) : Optional.empty();
    }

    /** A suspension that is corrected into a warning has changed the status too. */
    private static boolean tellsStatus(MeasureNote note, MeasureFile today) {
        return note.kind().status().isPresent() || today.everHadStatus(note.id());
    }

    private List<Standing> withMeasures(
            List<Standing> standings,
            Map<RegistrantId, RegistrationNumber> measured,
            LocalDate validOn,
            @Nullable Instant knownAt,
            Tier tier) {
        Map<Registration, List<Measure>> measures =
                visible(entryRows.ofMeasures(measured.keySet()), knownAt, tier).stream()
                        .filter(measure -> measure.holdsOn(validOn))
                        .collect(groupingBy(Measure::registration));
        Stream<Standing> all = tier.seesAll()
                ? Stream.concat(standings.stream(), asKeptBack(measured, validOn, knownAt))
                : standings.stream();
        return all.map(standing -> standing.with(measures.getOrDefault(standing.registration(), List.of())))
                .toList();
    }

    /** What the register itself knew of them: what has been reversed since is not left out. */
    private Stream<Standing> asKeptBack(
            Map<RegistrantId, RegistrationNumber> people, LocalDate validOn, @Nullable Instant knownAt) {
        Knowledge knowledge = new Knowledge();
        entryRows.of(people.keySet()).forEach(knowledge::learn);
        return knowledge
                .asOf(validOn, knownAt)
                .map(row -> row.standing(
                        Objects.requireNonNull(people.get(row.registration().registrant()))));
    }

    private static List<Measure> visible(List<RollEntry> entries, @Nullable Instant knownAt, Tier tier) {
        Map<MeasureId, Measure> today =
                MeasureFile.of(entries).all().stream().collect(toMap(Measure::id, measure -> measure));
        List<RollEntry> learned = entries.stream()
                .filter(entry -> knownAt == null || !entry.recordedAt().isAfter(knownAt))
                .toList();
        return MeasureFile.of(learned).all().stream()
                .filter(measure -> tier.seesAll() || isPublic(Objects.requireNonNull(today.get(measure.id()))))
                .toList();
    }

    private static boolean isPublic(Measure today) {
        return today.published() && today.state() != MeasureState.REVERSED;
    }
}
