package nl.qualityregister.support;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.cycle.NewCycle;
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
import org.springframework.jdbc.core.simple.JdbcClient;

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
    private final JdbcClient jdbc;

    public Professionals(Registrants registrants, Cycles cycles, Points points, JdbcClient jdbc) {
        this.registrants = registrants;
        this.cycles = cycles;
        this.points = points;
        this.jdbc = jdbc;
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
        people.forEach(this::workAndVog);
        points.credit(
                people.stream()
                        .flatMap(person -> Stream.concat(allButOtherPoints(person), Stream.of(otherPoints(person))))
                        .toList(),
                TEST);
    }

    /** 28 points short, among them those of experiential knowledge. */
    public void meetTheNormButForOtherPoints(RegistrantId registrant) {
        workAndVog(registrant);
        points.credit(allButOtherPoints(registrant).toList(), TEST);
    }

    private void workAndVog(RegistrantId registrant) {
        work(registrant, START.minusYears(1), null, "24");
        vog(registrant, END.minusYears(1));
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
    public UUID work(RegistrantId registrant, LocalDate from, LocalDate until, String hoursPerWeek) {
        return accepted(registrant, "practice", """
                {"kind": "practice", "role": "social-domain", "employer": "gemeente", "from": "%s", %s "hoursPerWeek": "%s"}
                """.formatted(
                        from, until == null ? "" : "\"until\": \"" + until + "\",", hoursPerWeek));
    }

    public UUID vog(RegistrantId registrant, LocalDate from) {
        return accepted(registrant, "document", """
                {"kind": "document", "document": "vog", "validFrom": "%s"}
                """.formatted(from));
    }

    public UUID illness(RegistrantId registrant, LocalDate from, LocalDate until) {
        return accepted(registrant, "interruption", """
                {"kind": "interruption", "reason": "illness", "from": "%s", "until": "%s"}
                """.formatted(from, until));
    }

    private UUID accepted(RegistrantId registrant, String kind, String claim) {
        return jdbc.sql("""
                        insert into evidence (id, registrant_id, register, kind, state, claim, changed_at)
                        values (gen_random_uuid(), :registrant, :register, :kind, 'ACCEPTED', cast(:claim as jsonb), now())
                        returning id
                        """)
                .param("registrant", registrant.value())
                .param("register", REGISTER.value())
                .param("kind", kind)
                .param("claim", claim)
                .query(UUID.class)
                .single();
    }

    /** As the assessment desk's answer, or the professional's withdrawal, would. */
    public void withdraw(UUID evidence) {
        jdbc.sql("update evidence set state = 'WITHDRAWN', version = version + 1 where id = :id")
                .param("id", evidence)
                .update();
    }
}
