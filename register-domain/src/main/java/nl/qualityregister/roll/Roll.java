package nl.qualityregister.roll;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.RegistrantNotFound;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.registrant.RegistrationNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of the public register. Entries are appended and never changed; what they say of a day, as known at a moment, is kept beside
 * them as the standing, in the same transaction, and can be computed again from them.
 */
@Service
@Transactional
public class Roll {
    /** So that a person's decision never waits a second behind a job. */
    public static final int MOST_AT_ONCE = 1_000;

    private final EntryRows entryRows;
    private final StandingRows standingRows;
    private final Disclosure disclosure;
    private final Registrants registrants;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom chance = new SecureRandom();

    Roll(
            EntryRows entryRows,
            StandingRows standingRows,
            Disclosure disclosure,
            Registrants registrants,
            ApplicationEventPublisher events,
            Clock clock) {
        this.entryRows = entryRows;
        this.standingRows = standingRows;
        this.disclosure = disclosure;
        this.registrants = registrants;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Appends under one advisory lock held to commit, at most 1,000 at a time; an entry with a known (registration, kind, basis) is
     * left out. Publishes {@link EntriesAppended} with what was new. On the days of a later entry an earlier one no longer holds; but
     * a renewal or an extension leaves a suspension standing. Refuses with RegistrantNotFound.
     */
    public List<RollEntry> append(List<NewEntry> entries) {
        if (entries.size() > MOST_AT_ONCE) {
            throw new IllegalArgumentException("at most " + MOST_AT_ONCE + " entries at once, not " + entries.size());
        }
        if (entries.isEmpty()) {
            return List.of();
        }
        Map<RegistrantId, Registrant> people = registrants.byId(registrants(entries));
        entryRows.lock();
        List<RollEntry> appended = numbered(unknown(entries));
        if (!appended.isEmpty()) {
            entryRows.insert(
                    appended,
                    appended.stream().map(entry -> leaf(entry, people)).toList());
            project(appended);
            events.publishEvent(new EntriesAppended(appended));
        }
        return appended;
    }

    /**
     * Every registration of each number on the day, as known now, with what the public may know; a number without any on that day is
     * left out. The day may lie ahead: then it is what would hold if nothing else is entered.
     */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Map<RegistrationNumber, List<Standing>> standings(
            Collection<RegistrationNumber> numbers, LocalDate validOn) {
        return disclosure.look(numbers, validOn, null, Tier.PUBLIC);
    }

    /**
     * Every registration of each number on the day, as known at the moment, with what the public may know today; a number without any is
     * left out.
     */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Map<RegistrationNumber, List<Standing>> standings(
            Collection<RegistrationNumber> numbers, LocalDate validOn, Instant knownAt) {
        return disclosure.look(numbers, validOn, knownAt, Tier.PUBLIC);
    }

    /** Those of whom something was entered by that moment, on whatever day it holds. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Set<RegistrationNumber> entered(Collection<RegistrationNumber> numbers, Instant knownAt) {
        return entryRows.numbers(numbers, knownAt);
    }

    /** Entries after the cursor (an index; -1 for the beginning), in order, at most {@code limit}; none is ever missed. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<RollEntry> after(long cursor, int limit) {
        return entryRows.after(cursor, limit);
    }

    /** All entries of the registrants, in order. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<RollEntry> of(Collection<RegistrantId> registrants) {
        return entryRows.of(registrants);
    }

    /**
     * The last entry. An answer as known at its moment stays the same for ever: whatever is committed later is recorded later, which
     * cannot be said of the time on the clock while somebody is entering.
     */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Optional<Head> head() {
        return entryRows.head();
    }

    /** Those registrants, from the first up to and without the last, whose stored standing is not what their entries say. */
    @Transactional(isolation = Isolation.REPEATABLE_READ, readOnly = true)
    public Set<RegistrantId> misprojected(RegistrantId from, RegistrantId until) {
        return differing(computed(from, until), standingRows.between(from, until));
    }

    /** Computes the standing of the misprojected again, under the lock of appending. Returns who they were. */
    public Set<RegistrantId> rebuild(RegistrantId from, RegistrantId until) {
        entryRows.lock();
        Knowledge computed = computed(from, until);
        Set<RegistrantId> differing = differing(computed, standingRows.between(from, until));
        if (!differing.isEmpty()) {
            standingRows.remove(differing);
            standingRows.store(
                    List.of(),
                    computed.all()
                            .filter(row -> differing.contains(row.registration().registrant()))
                            .toList());
        }
        return differing;
    }

    private List<NewEntry> unknown(List<NewEntry> entries) {
        Set<Integer> known = entryRows.known(entries);
        Set<Key> met = new HashSet<>();
        List<NewEntry> unknown = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            NewEntry entry = entries.get(i);
            if (met.add(new Key(entry.registration(), entry.kind(), entry.basis())) && !known.contains(i)) {
                unknown.add(entry);
            }
        }
        return unknown;
    }

    private List<RollEntry> numbered(List<NewEntry> entries) {
        Numbering numbering = Numbering.after(entryRows.head(), clock);
        List<RollEntry> numbered = new ArrayList<>(entries.size());
        for (NewEntry entry : entries) {
            numbered.add(new RollEntry(numbering.index(), entry, numbering.recordedAt()));
            numbering = numbering.next();
        }
        return numbered;
    }

    private Leaf leaf(RollEntry entry, Map<RegistrantId, Registrant> people) {
        @Nullable Registrant person = people.get(entry.entry().registration().registrant());
        if (person == null) {
            throw new RegistrantNotFound();
        }
        return Leaf.of(entry.entry(), person.number(), entry.recordedAt(), chance);
    }

    private void project(List<RollEntry> appended) {
        Set<RegistrantId> people =
                registrants(appended.stream().map(RollEntry::entry).toList());
        Set<RegistrantId> measured = entryRows.ofMeasures(people).stream()
                .map(entry -> entry.entry().registration().registrant())
                .collect(toSet());
        people.removeAll(measured);
        if (!people.isEmpty()) {
            goOn(people, appended);
        }
        if (!measured.isEmpty()) {
            standingRows.remove(measured);
            standingRows.store(List.of(), shown(entryRows.of(measured)).all().toList());
        }
    }

    private void goOn(Set<RegistrantId> people, List<RollEntry> appended) {
        Knowledge knowledge = new Knowledge(standingRows.current(people));
        appended.stream()
                .filter(entry -> people.contains(entry.entry().registration().registrant()))
                .forEach(knowledge::learn);
        standingRows.store(knowledge.closed(), knowledge.opened());
    }

    private Knowledge computed(RegistrantId from, RegistrantId until) {
        return shown(entryRows.between(from, until));
    }

    /** What was known when, as it may be shown today: as if what has been reversed since had never been entered. */
    static Knowledge shown(List<RollEntry> entries) {
        MeasureFile today = MeasureFile.of(entries);
        Knowledge shown = new Knowledge();
        entries.stream().filter(entry -> !today.hasReversed(entry)).forEach(shown::learn);
        return shown;
    }

    static Set<RegistrantId> differing(Knowledge computed, List<StandingRow> stored) {
        Map<RegistrantId, Set<StandingRow>> right = byRegistrant(computed.all().toList());
        Map<RegistrantId, Set<StandingRow>> kept = byRegistrant(stored);
        Set<RegistrantId> all = new HashSet<>(right.keySet());
        all.addAll(kept.keySet());
        all.removeIf(
                registrant -> right.getOrDefault(registrant, Set.of()).equals(kept.getOrDefault(registrant, Set.of())));
        return all;
    }

    private static Map<RegistrantId, Set<StandingRow>> byRegistrant(List<StandingRow> rows) {
        return rows.stream()
                .map(StandingRow::anonymous)
                .collect(groupingBy(row -> row.registration().registrant(), toSet()));
    }

    private static Set<RegistrantId> registrants(List<NewEntry> entries) {
        return entries.stream().map(entry -> entry.registration().registrant()).collect(toSet());
    }

    private record Key(Registration registration, EntryKind kind, String basis) {}
}
