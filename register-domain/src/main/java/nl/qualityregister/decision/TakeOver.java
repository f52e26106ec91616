package nl.qualityregister.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.registrant.NewRegistrant;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.roll.EntryKind;
import nl.qualityregister.roll.NewEntry;
import nl.qualityregister.roll.Registration;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.roll.Status;
import nl.qualityregister.trail.Actor;
import nl.qualityregister.trail.Footprint;
import nl.qualityregister.trail.Trail;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Registrations that come from an earlier system: the person, the roll's entries and the running cycle, many at once. */
@Component
class TakeOver {
    private static final Pattern NEWCOMER = Pattern.compile("/registrants/([0-9]{1,9})/(.*)");

    private final Terms terms;
    private final Standings standings;
    private final Registrants registrants;
    private final Cycles cycles;
    private final Roll roll;
    private final Trail trail;
    private final BusinessDay businessDay;

    TakeOver(
            Terms terms,
            Standings standings,
            Registrants registrants,
            Cycles cycles,
            Roll roll,
            Trail trail,
            BusinessDay businessDay) {
        this.terms = terms;
        this.standings = standings;
        this.registrants = registrants;
        this.cycles = cycles;
        this.roll = roll;
        this.trail = trail;
        this.businessDay = businessDay;
    }

    /** An admission without the occupations that are known already, and the person it is about. */
    private record Fresh(Admission admission, RegistrantId person, List<Terms.Term> terms) {
        boolean lasts() {
            return admission.status().runs();
        }
    }

    List<List<Fault>> check(Collection<Admission> admissions) {
        Map<RegistrationNumber, Registrant> known = known(admissions);
        Map<RegistrantId, List<Cycle>> earlier =
                cycles.of(known.values().stream().map(Registrant::id).toList());
        AdmissionCheck check = new AdmissionCheck(terms, businessDay.today());
        known.values().forEach(person -> check.knows(person, earlier.getOrDefault(person.id(), List.of())));
        return admissions.stream().map(check::faults).toList();
    }

    private Map<RegistrationNumber, Registrant> known(Collection<Admission> admissions) {
        return registrants.byNumber(admissions.stream()
                .map(admission -> admission.person().number())
                .<RegistrationNumber>mapMulti((number, sink) -> {
                    if (number != null) {
                        sink.accept(number);
                    }
                })
                .collect(Collectors.toSet()));
    }

    int takeOver(Collection<Admission> admissions, Actor by) {
        refuseFaulty(admissions);
        Map<RegistrationNumber, Registrant> people = enter(admissions, by);
        List<Fresh> fresh = fresh(admissions, people);
        if (fresh.isEmpty()) {
            return 0;
        }
        openCycles(fresh.stream().filter(Fresh::lasts).toList());
        archiveCycles(fresh.stream().filter(one -> !one.lasts()).toList());
        leave(fresh, by);
        append(fresh.stream().flatMap(one -> entries(one, by).stream()).toList());
        return fresh.size();
    }

    private void refuseFaulty(Collection<Admission> admissions) {
        List<Fault> faults = new ArrayList<>();
        int index = 0;
        for (List<Fault> ofOne : check(admissions)) {
            String at = "/" + index++;
            ofOne.forEach(fault -> faults.add(new Fault(at + fault.pointer(), fault.code(), fault.values())));
        }
        InputRefused.ifAny(faults);
    }

    private static RegistrationNumber number(Admission admission) {
        return Objects.requireNonNull(admission.person().number());
    }

    /** Everybody, whether known before or entered now. */
    private Map<RegistrationNumber, Registrant> enter(Collection<Admission> admissions, Actor by) {
        Map<RegistrationNumber, Registrant> people = new HashMap<>(known(admissions));
        Map<RegistrationNumber, NewRegistrant> newcomers = new LinkedHashMap<>();
        List<Integer> places = new ArrayList<>();
        int place = 0;
        for (Admission admission : admissions) {
            if (!people.containsKey(number(admission))
                    && newcomers.putIfAbsent(number(admission), admission.person()) == null) {
                places.add(place);
            }
            place++;
        }
        if (!newcomers.isEmpty()) {
            entered(newcomers.values(), places, by).forEach(person -> people.put(person.number(), person));
        }
        return people;
    }

    /** What is wrong with a newcomer is told of the admission that brings her. */
    private List<Registrant> entered(Collection<NewRegistrant> newcomers, List<Integer> places, Actor by) {
        try {
            return registrants.enter(newcomers, by);
        } catch (InputRefused refused) {
            throw new InputRefused(refused.faults().stream()
                    .map(fault -> ofAdmission(fault, places))
                    .toList());
        }
    }

    private static Fault ofAdmission(Fault fault, List<Integer> places) {
        Matcher newcomer = NEWCOMER.matcher(fault.pointer());
        return newcomer.matches()
                ? new Fault(
                        "/" + places.get(Integer.parseInt(newcomer.group(1))) + "/person/" + newcomer.group(2),
                        fault.code(),
                        fault.values())
                : fault;
    }

    private List<Fresh> fresh(Collection<Admission> admissions, Map<RegistrationNumber, Registrant> people) {
        Set<Standings.Registered> known = new HashSet<>(standings.everRegistered(
                people.values().stream().map(Registrant::id).toList()));
        List<Fresh> fresh = new ArrayList<>();
        for (Admission admission : admissions) {
            RegistrantId person =
                    Objects.requireNonNull(people.get(number(admission))).id();
            Set<OccupationCode> occupations = admission.occupations().stream()
                    .filter(code -> known.add(new Standings.Registered(person, admission.register(), code)))
                    .collect(Collectors.toUnmodifiableSet());
            if (!occupations.isEmpty()) {
                fresh.add(new Fresh(admission, person, terms.of(admission, occupations)));
            }
        }
        return fresh;
    }

    private record Wanted(RegistrantId person, Terms.Term term) {}

    private void openCycles(List<Fresh> lasting) {
        List<Wanted> wanted = lasting.stream()
                .flatMap(one -> one.terms().stream().map(term -> new Wanted(one.person(), term)))
                .toList();
        Iterator<Cycle> opened = cycles.open(
                        wanted.stream().map(one -> one.term().of(one.person())).toList())
                .iterator();
        for (Wanted one : wanted) {
            Cycle cycle = opened.next();
            if (!cycle.terms().occupations().containsAll(one.term().occupations())) {
                cycles.join(cycle.id(), one.term().occupations());
            }
        }
    }

    /** The last cycle of a registration that ended, ended with it at the latest: the days after it are free for a return. */
    private void archiveCycles(List<Fresh> ended) {
        cycles.archive(ended.stream()
                .flatMap(one -> one.terms().stream()
                        .map(term -> term.endingNotAfter(since(one.admission()).minusDays(1))
                                .of(one.person())))
                .toList());
    }

    private static LocalDate since(Admission admission) {
        return Objects.requireNonNull(admission.statusSince());
    }

    private void leave(List<Fresh> fresh, Actor by) {
        List<String> numbers = fresh.stream()
                .map(one -> number(one.admission()).value())
                .distinct()
                .sorted()
                .toList();
        trail.record(List.of(new Footprint(
                by,
                "registrations-taken-over",
                "registrations:" + fresh.size(),
                numbers,
                "task:administration",
                null)));
    }

    private void append(List<NewEntry> entries) {
        for (int from = 0; from < entries.size(); from += Roll.MOST_AT_ONCE) {
            roll.append(entries.subList(from, Math.min(entries.size(), from + Roll.MOST_AT_ONCE)));
        }
    }

    private static List<NewEntry> entries(Fresh fresh, Actor by) {
        List<NewEntry> entries = new ArrayList<>();
        for (Terms.Term term : fresh.terms()) {
            term.occupations().stream()
                    .map(code -> new Registration(fresh.person(), term.register(), code))
                    .forEach(registration -> entries.addAll(history(registration, fresh.admission(), term, by)));
        }
        return entries;
    }

    private static List<NewEntry> history(Registration registration, Admission admission, Terms.Term term, Actor by) {
        List<NewEntry> history = new ArrayList<>();
        LocalDate firstEnd =
                admission.renewal() == 0 ? term.end() : term.start().minusDays(1);
        history.add(new NewEntry(
                registration,
                EntryKind.REGISTERED,
                Status.REGISTERED,
                admission.registeredSince(),
                null,
                firstEnd,
                by,
                admission.basis()));
        if (admission.renewal() > 0) {
            history.add(new NewEntry(
                    registration,
                    EntryKind.RENEWED,
                    Status.REGISTERED,
                    term.start(),
                    null,
                    term.end(),
                    by,
                    admission.basis()));
        }
        EntryKind ending = kind(admission.status());
        if (ending != null) {
            history.add(new NewEntry(
                    registration,
                    ending,
                    admission.status(),
                    since(admission),
                    admission.statusUntil(),
                    admission.status() == Status.SUSPENDED ? term.end() : null,
                    by,
                    admission.basis()));
        }
        return history;
    }

    private static @Nullable EntryKind kind(Status status) {
        return switch (status) {
            case REGISTERED -> null;
            case SUSPENDED -> EntryKind.SUSPENDED;
            case VOID -> throw new IllegalArgumentException("nobody comes as one who never was registered");
            case LAPSED -> EntryKind.LAPSED;
            case WITHDRAWN -> EntryKind.WITHDRAWN;
            case STRUCK_OFF -> EntryKind.STRUCK_OFF;
            case DECEASED -> EntryKind.DECEASED;
        };
    }
}
