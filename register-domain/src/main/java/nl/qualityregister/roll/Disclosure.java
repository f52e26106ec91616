package nl.qualityregister.roll;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door through which others than the register itself are answered. What was known is judged as of the moment asked for; what may be
 * shown is judged today, by who asks: a measure that was reversed or is not published, and somebody hidden for safety, are in no public
 * answer, whatever day and moment are asked for.
 */
@Service
@Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
public class Disclosure {
    private final StandingRows standingRows;
    private final EntryRows entryRows;
    private final HiddenRows hiddenRows;
    private final Clock clock;

    Disclosure(StandingRows standingRows, EntryRows entryRows, HiddenRows hiddenRows, Clock clock) {
        this.standingRows = standingRows;
        this.entryRows = entryRows;
        this.hiddenRows = hiddenRows;
        this.clock = clock;
    }

    /**
     * What the tier may be told of each number on the day, as known at the moment (now when absent); a number of which there is nothing
     * to tell is left out. One statement, unless somebody asked about has a measure.
     */
    public Map<RegistrationNumber, Shown> look(
            Collection<RegistrationNumber> numbers, LocalDate validOn, @Nullable Instant knownAt, Tier tier) {
        List<LookRow> rows = standingRows.look(numbers, validOn, knownAt);
        Set<RegistrantId> measured =
                rows.stream().filter(LookRow::measured).map(LookRow::registrant).collect(toSet());
        Measured behind = measured.isEmpty() ? Measured.NOBODY : measured(measured, validOn, knownAt, tier);
        Map<RegistrationNumber, Shown> shown = new HashMap<>();
        rows.stream().collect(groupingBy(LookRow::number)).forEach((number, mine) -> {
            if (mine.getFirst().hidden() && !tier.seesAll()) {
                shown.put(number, new Shown.Hidden());
            } else {
                List<Standing> standings = behind.standings(mine);
                if (!standings.isEmpty()) {
                    shown.put(number, new Shown.Registrations(standings));
                }
            }
        });
        return shown;
    }

    /** What the tier may know of everything that was imposed on them, as known at the moment (now when absent). */
    public Map<RegistrantId, List<Measure>> measures(
            Collection<RegistrantId> registrants, @Nullable Instant knownAt, Tier tier) {
        List<RollEntry> entries = entryRows.ofMeasures(registrants);
        return visible(entries, knownAt, tier).stream()
                .collect(groupingBy(measure -> measure.registration().registrant()));
    }

    /** The entries as the public may know them today, in the same order. */
    public List<PublicEntry> publicly(List<RollEntry> entries) {
        Set<RegistrantId> hidden = hiddenRows.hidden(entries.stream()
                .map(entry -> entry.entry().registration().registrant())
                .collect(toSet()));
        MeasureFile today = MeasureFile.of(entryRows.ofTheMeasures(entries.stream()
                .map(entry -> entry.entry().measure())
                .filter(Objects::nonNull)
                .map(MeasureNote::id)
                .collect(toSet())));
        return entries.stream()
                .map(entry -> new PublicEntry(
                        entry.index(),
                        entry.recordedAt(),
                        hidden.contains(entry.entry().registration().registrant())
                                ? Optional.empty()
                                : content(entry, today)))
                .toList();
    }

    /** Refuses with ValidOnBeforeRegister, KnownAtInFuture; what is absent is now. */
    public void require(@Nullable LocalDate validOn, @Nullable Instant knownAt) {
        if (validOn != null) {
            entryRows.began().filter(validOn::isBefore).ifPresent(began -> {
                throw new ValidOnBeforeRegister(validOn, began);
            });
        }
        Instant now = clock.instant();
        if (knownAt != null && knownAt.isAfter(now) && isAfterLastEntry(knownAt)) {
            throw new KnownAtInFuture(knownAt, now);
        }
    }

    /** From now on the public is told that they are in the register and to ask the office. Who is hidden already stays so. */
    @Transactional
    public void hide(Collection<RegistrantId> registrants, Actor by, String basis) {
        hiddenRows.hide(registrants, by, basis, clock.instant());
    }

    /** The danger is over. */
    @Transactional
    public void reveal(Collection<RegistrantId> registrants, Actor by) {
        hiddenRows.reveal(registrants, by, clock.instant());
    }

    /** Those of them who are hidden now. */
    public Set<RegistrantId> hidden(Collection<RegistrantId> registrants) {
        return hiddenRows.hidden(registrants);
    }

    /** What undid a measure is told as the change of status that it is; of what cannot be told the place stays. */
    private static Optional<NewEntry> content(RollEntry numbered, MeasureFile today) {
        NewEntry entry = numbered.entry();
        MeasureNote note = entry.measure();
        if (note == null || isPublic(today.find(note.id()).orElseThrow())) {
            return Optional.of(entry);
        }
        boolean undoing = entry.kind() == EntryKind.MEASURE_REVERSED || entry.kind() == EntryKind.MEASURE_CORRECTED;
        return undoing && note.kind().status().isPresent() ? Optional.of(entry.asCorrection()) : Optional.empty();
    }

    private Measured measured(Set<RegistrantId> people, LocalDate validOn, @Nullable Instant knownAt, Tier tier) {
        Map<Registration, List<Measure>> measures = visible(entryRows.ofMeasures(people), knownAt, tier).stream()
                .filter(measure -> measure.holdsOn(validOn))
                .collect(groupingBy(Measure::registration));
        Map<RegistrantId, List<StandingRow>> known = new HashMap<>();
        if (tier.seesAll()) {
            Knowledge knowledge = new Knowledge();
            entryRows.of(people).forEach(knowledge::learn);
            knowledge
                    .asOf(validOn, knownAt)
                    .forEach(row -> known.computeIfAbsent(
                                    row.registration().registrant(), none -> new java.util.ArrayList<>())
                            .add(row));
            people.forEach(person -> known.putIfAbsent(person, List.of()));
        }
        return new Measured(measures, known);
    }

    private static List<Measure> visible(List<RollEntry> entries, @Nullable Instant knownAt, Tier tier) {
        Map<MeasureId, Measure> today =
                MeasureFile.of(entries).all().stream().collect(toMap(Measure::id, measure -> measure));
        List<RollEntry> learned = knownAt == null
                ? entries
                : entries.stream()
                        .filter(entry -> !entry.recordedAt().isAfter(knownAt))
                        .toList();
        return MeasureFile.of(learned).all().stream()
                .filter(measure -> tier.seesAll() || isPublic(Objects.requireNonNull(today.get(measure.id()))))
                .toList();
    }

    private static boolean isPublic(Measure today) {
        return today.published() && today.state() != MeasureState.REVERSED;
    }

    /** A clock set back does not make what has been answered the future. */
    private boolean isAfterLastEntry(Instant knownAt) {
        return entryRows
                .head()
                .filter(last -> !knownAt.isAfter(last.recordedAt()))
                .isEmpty();
    }

    /**
     * What stands behind those who have measures.
     *
     * @param known what the register itself knew of them, for those who may see that; otherwise what is stored is shown
     */
    private record Measured(Map<Registration, List<Measure>> measures, Map<RegistrantId, List<StandingRow>> known) {
        static final Measured NOBODY = new Measured(Map.of(), Map.of());

        List<Standing> standings(List<LookRow> rows) {
            List<StandingRow> instead = known.get(rows.getFirst().registrant());
            return (instead == null
                            ? rows.stream().flatMap(row -> row.standing().stream())
                            : instead.stream()
                                    .map(row -> row.standing(rows.getFirst().number())))
                    .map(standing -> standing.with(measures.getOrDefault(standing.registration(), List.of())))
                    .sorted(StandingRows.IN_ORDER)
                    .toList();
        }
    }
}
