package nl.qualityregister.support;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.cycle.NewCycle;
import nl.qualityregister.evidence.Claim;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.evidence.EvidenceId;
import nl.qualityregister.evidence.EvidenceState;
import nl.qualityregister.evidence.NewEvidence;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.norm.NormSetId;
import nl.qualityregister.norm.NormVersion;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.points.Credit;
import nl.qualityregister.points.CreditSource;
import nl.qualityregister.points.NewCredit;
import nl.qualityregister.points.Points;
import nl.qualityregister.registrant.NewRegistrant;
import nl.qualityregister.registrant.PersonName;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.trail.Actor;

/** People of the demo register whose cycle of 1-7-2021 up to and including 30-6-2025 is to be judged, and what they did in it. */
public final class Professionals {
    public static final RegisterId REGISTER = new RegisterId("krsd-demo");
    public static final NormVersion NORM = new NormVersion(new NormSetId("krsd-demo"), "2022");
    public static final OccupationCode JOB_COACH = new OccupationCode("job-coach");
    public static final OccupationCode DEBT_COUNSELLOR = new OccupationCode("debt-counsellor");
    public static final LocalDate START = LocalDate.of(2021, 7, 1);
    public static final LocalDate END = LocalDate.of(2025, 6, 30);
    public static final Actor TEST = Actor.job("test");

    private final Registrants registrants;
    private final Cycles cycles;
    private final Points points;
    private final EvidenceDossiers evidence;

    public Professionals(Registrants registrants, Cycles cycles, Points points, EvidenceDossiers evidence) {
        this.registrants = registrants;
        this.cycles = cycles;
        this.points = points;
        this.evidence = evidence;
    }

    public RegistrantId somebody() {
        return people(1).getFirst();
    }

    public List<RegistrantId> people(int count) {
        List<NewRegistrant> newcomers = IntStream.range(0, count)
                .mapToObj(any -> new NewRegistrant(
                        null,
                        new PersonName("T.", null, null, "Testpersoon"),
                        LocalDate.of(1980, 1, 1),
                        null,
                        "nl",
                        null,
                        List.of()))
                .toList();
        return registrants.enter(newcomers, TEST).stream().map(Registrant::id).toList();
    }

    public static NewCycle aCycle(RegistrantId registrant) {
        return aCycle(registrant, START, END);
    }

    public static NewCycle aCycle(RegistrantId registrant, LocalDate start, LocalDate end) {
        return new NewCycle(registrant, REGISTER, NORM, Set.of(JOB_COACH), 0, start, end);
    }

    public Cycle withACycle(RegistrantId registrant) {
        return cycles.open(List.of(aCycle(registrant))).getFirst();
    }

    /** Everything the demo norm asks, and nothing more: 160 points, 24 of them of 6 sessions, practice and a VOG. */
    public void meetTheNorm(RegistrantId registrant) {
        meetTheNorm(List.of(registrant));
    }

    public void meetTheNorm(Collection<RegistrantId> people) {
        Map<String, NewEvidence> claims = new HashMap<>();
        people.forEach(person -> workAndVog()
                .forEach(claim -> claims.put(aSource().key(), new NewEvidence(person, REGISTER, claim, List.of()))));
        evidence.takeOver(claims, EvidenceState.ACCEPTED, TEST);
        points.credit(
                people.stream()
                        .flatMap(person -> Stream.concat(allButOtherPoints(person), Stream.of(otherPoints(person))))
                        .toList(),
                TEST);
    }

    /** 28 points short, among them those of experiential knowledge. */
    public void meetTheNormButForOtherPoints(RegistrantId registrant) {
        workAndVog().forEach(claim -> accepted(registrant, claim));
        points.credit(allButOtherPoints(registrant).toList(), TEST);
    }

    private static List<Claim> workAndVog() {
        return List.of(working(START.minusYears(1), null, "24"), new Claim.OfDocument("vog", END.minusYears(1), null));
    }

    private static Claim working(LocalDate from, LocalDate until, String hoursPerWeek) {
        return new Claim.OfPractice(
                "social-domain", "gemeente", "jobcoach", from, until, Hundredths.parse(hoursPerWeek));
    }

    private static Stream<NewCredit> allButOtherPoints(RegistrantId registrant) {
        Stream<NewCredit> sessions = IntStream.range(0, 6)
                .mapToObj(session -> fact(
                        registrant,
                        "intervision",
                        "session",
                        "own-practice",
                        START.plusMonths(3 + session),
                        null,
                        Hundredths.ofWhole(4),
                        Map.of("groupSize", "6", "sameProfession", "4")));
        return Stream.concat(
                sessions,
                Stream.of(
                        fact(
                                registrant,
                                "training",
                                "course",
                                "ethics",
                                START.plusYears(1),
                                Hundredths.ofWhole(100),
                                Hundredths.ofWhole(100),
                                Map.of("accredited", true, "knowledgeSource", "professional")),
                        fact(
                                registrant,
                                "reflection",
                                "report",
                                null,
                                START.plusYears(2),
                                Hundredths.ofWhole(8),
                                null,
                                Map.of())));
    }

    private static NewCredit otherPoints(RegistrantId registrant) {
        return fact(
                registrant,
                "other",
                "guide",
                null,
                START.plusYears(3),
                Hundredths.ofWhole(28),
                null,
                Map.of("knowledgeSource", "experiential"));
    }

    private static NewCredit fact(
            RegistrantId registrant,
            String category,
            String type,
            String topic,
            LocalDate completedOn,
            Hundredths worth,
            Hundredths hours,
            Map<String, Object> attributes) {
        return new NewCredit(
                registrant, REGISTER, aSource(), completedOn, category, type, topic, worth, hours, attributes);
    }

    public static CreditSource aSource() {
        return new CreditSource("evidence", UUID.randomUUID().toString());
    }

    public Credit credit(
            RegistrantId registrant,
            String category,
            String type,
            String worth,
            LocalDate completedOn,
            Map<String, Object> attributes) {
        NewCredit fact = fact(registrant, category, type, null, completedOn, Hundredths.parse(worth), null, attributes);
        return points.credit(List.of(fact), TEST).getFirst();
    }

    public void reverse(Credit credit) {
        points.reverse(
                credit.fact().register(),
                credit.fact().registrant(),
                List.of(credit.fact().source()),
                "entered by mistake",
                TEST);
    }

    /** @param until the last day, or null while it goes on */
    public EvidenceId work(RegistrantId registrant, LocalDate from, LocalDate until, String hoursPerWeek) {
        return accepted(registrant, working(from, until, hoursPerWeek));
    }

    public EvidenceId vog(RegistrantId registrant, LocalDate from) {
        return accepted(registrant, new Claim.OfDocument("vog", from, null));
    }

    public EvidenceId illness(RegistrantId registrant, LocalDate from, LocalDate until) {
        return accepted(registrant, new Claim.OfInterruption("illness", from, until));
    }

    public EvidenceId accepted(RegistrantId registrant, Claim claim) {
        NewEvidence taken = new NewEvidence(registrant, REGISTER, claim, List.of());
        evidence.takeOver(Map.of(aSource().key(), taken), EvidenceState.ACCEPTED, TEST);
        return evidence.list(registrant, Optional.empty(), 100).stream()
                .filter(piece -> piece.claim().equals(claim))
                .findFirst()
                .orElseThrow()
                .id();
    }

    public void withdraw(EvidenceId id) {
        evidence.withdraw(id, evidence.find(id).orElseThrow().version(), "entered by mistake", TEST);
    }
}
