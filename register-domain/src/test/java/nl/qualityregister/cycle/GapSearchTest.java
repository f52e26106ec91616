package nl.qualityregister.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import nl.qualityregister.course.AttendanceRow;
import nl.qualityregister.course.Attended;
import nl.qualityregister.course.CourseCode;
import nl.qualityregister.course.Courses;
import nl.qualityregister.course.NewCourse;
import nl.qualityregister.course.NewEdition;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.RuleResult;
import nl.qualityregister.norm.Verdict;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.points.CreditSource;
import nl.qualityregister.points.NewCredit;
import nl.qualityregister.points.Points;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Learners;
import nl.qualityregister.support.Learners.Learner;
import nl.qualityregister.support.Professionals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@DomainTest
class GapSearchTest {
    private static final List<String> CATEGORIES =
            List.of("training", "intervision", "reflection", "self-study", "other");
    private static final int ALL_THERE_ARE = 1_000_000;

    @Autowired
    GapSearch search;

    @Autowired
    Cycles cycles;

    @Autowired
    Courses courses;

    @Autowired
    Points points;

    @Autowired
    Norms norms;

    @Autowired
    BusinessDay businessDay;

    @Autowired
    ApplicationContext rooms;

    Learners learners;

    @BeforeEach
    void learners() {
        learners = new Learners(rooms);
    }

    /** Five that stay and three that nobody has seen; the name of the test says which. */
    static LongStream seeds() {
        return LongStream.concat(LongStream.rangeClosed(1, 5), new Random().longs(3));
    }

    /** Each is credited to somebody with the same dossier, and the evaluator asked again. */
    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsFoundMakesTheRemainingAmountSmallerAndWhatIsNotFoundDoesNot(long seed) {
        Random random = new Random(seed);
        Learner learner = learners.aRegistrant();
        Cycle cycle = withACycle(learner);
        points.credit(dossier(learner, random), Learners.JOB);
        List<NewEdition> offered = offer(random);

        List<GapFill> fills = search.fill(cycle.id(), Optional.empty(), businessDay.today(), ALL_THERE_ARE);

        Set<String> found = new HashSet<>();
        fills.forEach(fill -> found.add(fill.facts().getFirst().edition().value()));
        Verdict before = verdict(cycle);
        for (NewEdition edition : offered) {
            LocalDate end = cycle.terms().end();
            boolean inTime = !edition.endsOn().isAfter(end);
            List<Attended> facts =
                    courses.attainable(learner.id(), Learners.REGISTER, edition.endsOn(), edition.endsOn()).stream()
                            .filter(one -> one.getFirst().edition().equals(edition.code()))
                            .findFirst()
                            .orElseThrow();
            List<NewCredit> credited = facts.stream().map(NewCredit::of).toList();
            points.credit(credited, Learners.JOB);
            boolean helps = inTime && helps(before, verdict(cycle));
            points.reverse(
                    Learners.REGISTER,
                    learner.id(),
                    credited.stream().map(NewCredit::source).toList(),
                    "proef",
                    Learners.JOB);

            assertThat(found.contains(edition.code().value()))
                    .as(edition + " " + facts)
                    .isEqualTo(helps);
        }
    }

    @Test
    void whatWasAttendedAlreadyIsNotOffered() {
        Learner learner = learners.aRegistrant();
        Cycle cycle = withACycle(learner);
        LocalDate today = businessDay.today();
        NewCourse course = learners.aCourse(learners.aProvider(), 10);
        courses.offer(List.of(course), Learners.JOB);
        NewEdition edition = Learners.anEdition(course, today);
        courses.schedule(List.of(edition), Learners.JOB);
        assertThat(editions(cycle)).contains(edition.code().value());

        courses.record(
                List.of(new AttendanceRow(
                        edition.code().value(), learner.number().value(), null)),
                null,
                Learners.JOB);

        assertThat(editions(cycle)).doesNotContain(edition.code().value());
    }

    @Test
    void aRuleMayBeAskedFor() {
        Learner learner = learners.aRegistrant();
        Cycle cycle = withACycle(learner);
        offer(new Random(9));

        List<GapFill> fills = search.fill(cycle.id(), Optional.of("reflection"), businessDay.today(), ALL_THERE_ARE);

        assertThat(fills)
                .isNotEmpty()
                .allSatisfy(fill ->
                        assertThat(fill.less()).extracting(GapFill.Less::rule).contains("reflection"));
    }

    private List<String> editions(Cycle cycle) {
        return search.fill(cycle.id(), Optional.empty(), businessDay.today(), ALL_THERE_ARE).stream()
                .map(fill -> fill.facts().getFirst().edition().value())
                .toList();
    }

    private static boolean helps(Verdict before, Verdict after) {
        boolean less = false;
        for (RuleResult rule : before.rules()) {
            long then = after.rule(rule.rule()).orElseThrow().remaining().value();
            if (rule.binding() && then > rule.remaining().value()) {
                return false;
            }
            less |= rule.binding() && then < rule.remaining().value();
        }
        return less;
    }

    private Verdict verdict(Cycle cycle) {
        return Verdict.fromJson(cycles.look(cycle.id(), cycle.terms().end()).result());
    }

    private Cycle withACycle(Learner learner) {
        LocalDate today = businessDay.today();
        return cycles.open(List.of(Professionals.aCycle(
                        learner.id(), today.minusYears(3), today.plusYears(1).minusDays(1))))
                .getFirst();
    }

    private List<NewCredit> dossier(Learner learner, Random random) {
        List<NewCredit> facts = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            facts.add(new NewCredit(
                    learner.id(),
                    Learners.REGISTER,
                    new CreditSource("evidence", UUID.randomUUID().toString()),
                    businessDay.today().minusDays(random.nextInt(1000)),
                    CATEGORIES.get(random.nextInt(CATEGORIES.size())),
                    "course",
                    random.nextBoolean() ? "debt" : "stress",
                    Hundredths.ofWhole(random.nextInt(12)),
                    Hundredths.ofWhole(2 + random.nextInt(4)),
                    java.util.Map.of(
                            "accredited",
                            random.nextBoolean(),
                            "groupSize",
                            "6",
                            "sameProfession",
                            "4",
                            "knowledgeSource",
                            random.nextBoolean() ? "experiential" : "scientific")));
        }
        return facts;
    }

    private List<NewEdition> offer(Random random) {
        OrganisationId provider = learners.aProvider();
        List<NewEdition> editions = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            NewCourse course = new NewCourse(
                    new CourseCode("GAP-" + UUID.randomUUID()),
                    provider,
                    "Cursus " + i,
                    null,
                    random.nextBoolean() ? "course" : "guide",
                    random.nextInt(3) == 0 ? "ethics" : "debt",
                    random.nextBoolean() ? "experiential" : "professional",
                    "classroom",
                    Hundredths.ofWhole(1 + random.nextInt(8)),
                    List.of(learners.accreditation(
                            Learners.REGISTER, CATEGORIES.get(random.nextInt(CATEGORIES.size())), random.nextInt(9))));
            courses.offer(List.of(course), Learners.JOB);
            NewEdition edition = Learners.anEdition(course, businessDay.today().plusDays(random.nextInt(500)));
            courses.schedule(List.of(edition), Learners.JOB);
            editions.add(edition);
        }
        return editions;
    }
}
