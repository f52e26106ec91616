package nl.qualityregister.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.CycleState;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.cycle.NewCycle;
import nl.qualityregister.decision.MergerPreview.OfCycle;
import nl.qualityregister.decision.MergerPreview.OfRegistration;
import nl.qualityregister.decision.MergerPreview.Way;
import nl.qualityregister.decision.Standings.Days;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Sha256;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.Register;
import nl.qualityregister.points.Credit;
import nl.qualityregister.points.CreditSource;
import nl.qualityregister.points.Points;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.roll.Registration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Works out what a merger would do. A registration that the survivor never had goes over with its history; of one that both have, the
 * survivor's stays, and only the days before it are carried.
 */
@Component
class MergerSurvey {
    private final Standings standings;
    private final Cycles cycles;
    private final Points points;
    private final Norms norms;
    private final BusinessDay businessDay;

    MergerSurvey(Standings standings, Cycles cycles, Points points, Norms norms, BusinessDay businessDay) {
        this.standings = standings;
        this.cycles = cycles;
        this.points = points;
        this.norms = norms;
        this.businessDay = businessDay;
    }

    MergerPlan plan(RegistrantId loser, RegistrantId survivor) {
        List<OfRegistration> registrations = registrations(standings.days(loser), standings.days(survivor));
        Map<RegistrantId, List<Cycle>> all = cycles.of(List.of(loser, survivor));
        List<Cycle> ended = open(all.getOrDefault(loser, List.of()));
        List<Cycle> kept = open(all.getOrDefault(survivor, List.of()));
        List<OfCycle> ways = new ArrayList<>();
        List<NewCycle> opened = new ArrayList<>();
        List<OfCycle> joined = new ArrayList<>();
        for (Cycle cycle : ended) {
            ways.add(new OfCycle(
                    Way.ENDED,
                    cycle.id(),
                    cycle.terms().register(),
                    cycle.terms().occupations(),
                    cycle.terms().end()));
            Set<OccupationCode> carried = carried(cycle, registrations);
            Optional<Cycle> same =
                    kept.stream().filter(one -> alike(one, cycle)).findFirst();
            if (carried.isEmpty()) {
                continue;
            }
            if (same.isEmpty()) {
                NewCycle terms = cycle.terms();
                opened.add(new NewCycle(
                        survivor,
                        terms.register(),
                        terms.norm(),
                        carried,
                        terms.renewal(),
                        terms.start(),
                        terms.end()));
                ways.add(new OfCycle(Way.OPENED, cycle.id(), terms.register(), carried, terms.end()));
            } else {
                Set<OccupationCode> fresh = new HashSet<>(carried);
                fresh.removeAll(same.get().terms().occupations());
                if (!fresh.isEmpty()) {
                    OfCycle join = new OfCycle(
                            Way.JOINED,
                            same.get().id(),
                            cycle.terms().register(),
                            fresh,
                            same.get().terms().end());
                    joined.add(join);
                    ways.add(join);
                }
            }
        }
        List<Credit> standing = new ArrayList<>();
        List<Credit> copied = new ArrayList<>();
        for (Register register : norms.registers()) {
            Map<RegistrantId, List<Credit>> both = points.standing(Set.of(loser, survivor), register.id());
            Set<CreditSource> had = both.getOrDefault(survivor, List.of()).stream()
                    .map(credit -> credit.fact().source())
                    .collect(Collectors.toSet());
            both.getOrDefault(loser, List.of()).forEach(credit -> {
                standing.add(credit);
                if (!had.contains(credit.fact().source())) {
                    copied.add(credit);
                }
            });
        }
        List<OfRegistration> shown = asJudged(registrations, joined);
        MergerPreview preview = new MergerPreview(
                loser,
                survivor,
                digest(loser, survivor, shown, ended, kept, ways, copied),
                shown,
                ways,
                copied.size(),
                standing.size() - copied.size(),
                sum(copied));
        return new MergerPlan(preview, ended, opened, joined, copied);
    }

    private List<OfRegistration> registrations(List<Days> losers, List<Days> survivors) {
        LocalDate today = businessDay.today();
        Map<Registration, List<Days>> theirs = byRegistration(losers);
        List<OfRegistration> registrations = new ArrayList<>();
        theirs.forEach((registration, stretches) -> {
            @Nullable
            LocalDate first = survivors.stream()
                    .filter(one -> isSame(one.registration(), registration))
                    .map(Days::from)
                    .min(LocalDate::compareTo)
                    .orElse(null);
            stretches.forEach(stretch -> stretch.before(first).ifPresent(days -> registrations.add(days.as(true))));
            if (stretches.stream()
                    .anyMatch(one -> one.status().runs() && one.from(today).isPresent())) {
                stretches.forEach(stretch -> stretch.from(today).ifPresent(days -> registrations.add(days.as(false))));
            }
        });
        return registrations;
    }

    static boolean isSame(Registration one, Registration other) {
        return one.register().equals(other.register()) && one.occupation().equals(other.occupation());
    }

    static Map<Registration, List<Days>> byRegistration(List<Days> days) {
        return days.stream()
                .collect(Collectors.groupingBy(Days::registration, LinkedHashMap::new, Collectors.toList()));
    }

    /** What joins a cycle of the survivor's is valid from today for as long as that one. */
    private List<OfRegistration> asJudged(List<OfRegistration> registrations, List<OfCycle> joined) {
        LocalDate today = businessDay.today();
        List<OfRegistration> all = new ArrayList<>();
        for (OfRegistration one : registrations) {
            Optional<OfCycle> cycle = joined.stream()
                    .filter(join -> runsOn(one, today)
                            && join.register().equals(one.register())
                            && join.occupations().contains(one.occupation()))
                    .findFirst();
            if (cycle.isEmpty()) {
                all.add(one);
                continue;
            }
            if (one.from().isBefore(today)) {
                all.add(during(one, one.from(), today, one.validUntil()));
            }
            all.add(during(
                    one,
                    one.from().isBefore(today) ? today : one.from(),
                    one.until(),
                    cycle.get().end()));
        }
        return all;
    }

    private static OfRegistration during(
            OfRegistration one, LocalDate from, @Nullable LocalDate until, @Nullable LocalDate validUntil) {
        return new OfRegistration(
                one.carried(), one.register(), one.occupation(), one.status(), from, until, validUntil);
    }

    private static boolean runsOn(OfRegistration one, LocalDate today) {
        return one.carried()
                && one.status().runs()
                && (one.until() == null || one.until().isAfter(today));
    }

    /** The occupations of the cycle that run on under the survivor's number. */
    private Set<OccupationCode> carried(Cycle cycle, List<OfRegistration> registrations) {
        LocalDate today = businessDay.today();
        return registrations.stream()
                .filter(one -> runsOn(one, today))
                .filter(one -> one.register().equals(cycle.terms().register())
                        && cycle.terms().occupations().contains(one.occupation()))
                .map(OfRegistration::occupation)
                .collect(Collectors.toSet());
    }

    private static List<Cycle> open(Collection<Cycle> all) {
        return all.stream().filter(cycle -> cycle.state() != CycleState.CLOSED).toList();
    }

    static boolean alike(Cycle one, Cycle other) {
        return one.terms().register().equals(other.terms().register())
                && one.terms().norm().normSet().equals(other.terms().norm().normSet());
    }

    private static Hundredths sum(List<Credit> credits) {
        long sum = 0;
        for (Credit credit : credits) {
            Hundredths worth = credit.fact().points();
            sum += worth == null ? 0 : worth.value();
        }
        return new Hundredths(sum);
    }

    private static String digest(
            RegistrantId loser,
            RegistrantId survivor,
            List<OfRegistration> registrations,
            List<Cycle> ended,
            List<Cycle> kept,
            List<OfCycle> ways,
            List<Credit> copied) {
        StringBuilder text = new StringBuilder(1_000).append(loser).append('>').append(survivor);
        registrations.forEach(one -> text.append('|').append(one));
        ended.forEach(one -> text.append("|e").append(one.id()).append(':').append(one.version()));
        kept.forEach(one -> text.append("|k").append(one.id()).append(':').append(one.version()));
        ways.forEach(one -> text.append("|w")
                .append(one.way())
                .append(one.cycle())
                .append(one.occupations().stream()
                        .map(OccupationCode::value)
                        .sorted()
                        .toList()));
        copied.forEach(one -> text.append("|c").append(one.id()));
        return Sha256.hex(text.toString());
    }
}
