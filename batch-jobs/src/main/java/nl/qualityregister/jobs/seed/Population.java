package nl.qualityregister.jobs.seed;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.CycleState;
import nl.qualityregister.cycle.NewCycle;
import nl.qualityregister.evidence.Claim;
import nl.qualityregister.norm.NormSet;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.points.NewCredit;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.RegistrantLoad;
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.roll.EntryKind;
import nl.qualityregister.roll.NewEntry;
import nl.qualityregister.roll.Registration;
import nl.qualityregister.roll.Status;
import org.jspecify.annotations.Nullable;

/** The people, one by one, each from a source of chance of his or her own: who comes before or after makes no difference. */
final class Population {
    /** The last weeks before the day, in which cycles that are due ended. */
    private static final int DUE_DAYS = 28;

    private final Seeding seeding;
    private final Norms norms;
    private final Profile social = new SocialDomain();
    private final Profile pedagogy = new Pedagogy();
    private final Profile advocacy = new Advocacy();

    Population(Seeding seeding, Norms norms) {
        this.seeding = seeding;
        this.norms = norms;
    }

    /** Somebody with all that is held about him or her. */
    private record Somebody(RegistrantId id, RegistrationNumber number, SplittableRandom random, Situation situation) {}

    /** A period, and how many renewals came before it. */
    private record Term(NormSet norm, LocalDate start, LocalDate end, int renewal) {}

    /** @param place from 0 */
    void add(long place, Portion portion) {
        SplittableRandom random = new SplittableRandom(seeding.seed() * 0x9E3779B97F4A7C15L + place);
        Somebody somebody =
                new Somebody(new RegistrantId(place + 1), RegistrantLoad.number(place), random, Situation.any(random));
        portion.registrants.add(
                somebody.id(), somebody.number(), new SyntheticNames(random).person(somebody.number(), seeding.day()));
        List<NewEntry> history = new ArrayList<>();
        profiles(random).forEach(profile -> history.addAll(live(somebody, profile, portion)));
        portion.roll.add(somebody.number(), history);
    }

    /** Most are in one register; two in a hundred in two. */
    private List<Profile> profiles(SplittableRandom random) {
        int place = random.nextInt(100);
        return place < 55
                ? List.of(social)
                : place < 93 ? List.of(pedagogy) : place < 98 ? List.of(advocacy) : List.of(social, pedagogy);
    }

    private List<NewEntry> live(Somebody somebody, Profile profile, Portion portion) {
        SplittableRandom random = somebody.random();
        Term term = term(profile, random);
        List<NewCredit> credits =
                profile.credits(somebody.id(), term.start(), term.end(), somebody.situation(), random);
        credits.forEach(portion.ledger::add);
        int piece = 0;
        for (Claim claim : profile.claims(term.start(), term.end(), somebody.situation(), random)) {
            UUID id = new UUID(random.nextLong(), (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | Long.MIN_VALUE);
            portion.evidence.add(id, somebody.id(), profile.register(), claim, "seed-" + piece++);
        }
        return registered(somebody, profile, term, credits, portion);
    }

    private Term term(Profile profile, SplittableRandom random) {
        OccupationCode any = profile.occupations(random).iterator().next();
        boolean due = random.nextInt(100) < seeding.duePercent();
        int renewal = random.nextInt(3);
        LocalDate somewhere = due
                ? seeding.day().minusDays(1 + random.nextInt(DUE_DAYS))
                : seeding.day().plusDays(random.nextInt(360));
        NormSet norm = norms.inForce(profile.register(), any, somewhere.minusYears(1), renewal);
        return profile == advocacy ? yearly(norm, due, renewal, random) : anchored(norm, somewhere, renewal);
    }

    private static Term anchored(NormSet norm, LocalDate end, int renewal) {
        long years = ChronoUnit.YEARS.between(end, norm.periodEnd(end).plusDays(2));
        LocalDate start = end.plusDays(1).minusYears(years);
        return new Term(norm, start, norm.periodEnd(start), renewal);
    }

    /** By the calendar year; who is there for the first time came in the course of it. */
    private Term yearly(NormSet norm, boolean due, int renewal, SplittableRandom random) {
        LocalDate first = LocalDate.of(seeding.day().getYear() - (due ? 1 : 0), 1, 1);
        LocalDate start = renewal == 0 ? first.plusDays(random.nextInt(240)) : first;
        return new Term(norm, start, norm.periodEnd(start), renewal);
    }

    private List<NewEntry> registered(
            Somebody somebody, Profile profile, Term term, List<NewCredit> credits, Portion portion) {
        var occupations = profile.occupations(somebody.random());
        boolean ended = somebody.situation() == Situation.ENDED;
        LocalDate since = ended ? since(term) : term.end();
        LocalDate last = ended ? since.minusDays(1) : term.end();
        portion.cycles.add(
                new CycleId(portion.nextCycle()),
                new NewCycle(
                        somebody.id(),
                        profile.register(),
                        term.norm().version(),
                        occupations,
                        term.renewal(),
                        term.start(),
                        last),
                ended ? CycleState.CLOSED : CycleState.RUNNING,
                credits);
        EntryKind ending = ended ? ending(somebody.random()) : null;
        return occupations.stream()
                .sorted(Comparator.comparing(OccupationCode::value))
                .flatMap(occupation -> history(
                        new Registration(somebody.id(), profile.register(), occupation),
                        term,
                        somebody.situation(),
                        ending,
                        since)
                        .stream())
                .toList();
    }

    /** Half-way through the period, or long ago enough to be known. */
    private LocalDate since(Term term) {
        LocalDate middle = term.start().plusDays(ChronoUnit.DAYS.between(term.start(), term.end()) / 2);
        return middle.isBefore(seeding.day()) ? middle : term.start().plusDays(1);
    }

    private static EntryKind ending(SplittableRandom random) {
        return switch (random.nextInt(8)) {
            case 0 -> EntryKind.STRUCK_OFF;
            case 1 -> EntryKind.DECEASED;
            case 2, 3, 4 -> EntryKind.WITHDRAWN;
            default -> EntryKind.LAPSED;
        };
    }

    private List<NewEntry> history(
            Registration registration, Term term, Situation situation, @Nullable EntryKind ending, LocalDate since) {
        List<NewEntry> history = new ArrayList<>();
        long days = ChronoUnit.DAYS.between(term.start(), term.end()) + 1;
        for (int renewal = 0; renewal <= term.renewal(); renewal++) {
            LocalDate from = term.start().minusDays((term.renewal() - renewal) * days);
            history.add(new NewEntry(
                            registration,
                            renewal == 0 ? EntryKind.REGISTERED : EntryKind.RENEWED,
                            Status.REGISTERED,
                            from,
                            null,
                            renewal == term.renewal() ? term.end() : from.plusDays(days - 1),
                            Portion.SEED,
                            "import:seed:" + renewal)
                    .under(term.norm().version()));
        }
        if (situation == Situation.SUSPENDED) {
            LocalDate from = seeding.day().minusDays(60);
            history.add(entry(
                    registration,
                    EntryKind.SUSPENDED,
                    Status.SUSPENDED,
                    from.isBefore(term.start()) ? term.start() : from,
                    term.end()));
        }
        if (ending != null) {
            history.add(entry(registration, ending, Status.valueOf(ending.name()), since, null));
        }
        return history;
    }

    private static NewEntry entry(
            Registration registration, EntryKind kind, Status status, LocalDate from, @Nullable LocalDate validUntil) {
        return new NewEntry(registration, kind, status, from, null, validUntil, Portion.SEED, "import:seed");
    }
}
