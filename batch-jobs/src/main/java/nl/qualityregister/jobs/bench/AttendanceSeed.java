package nl.qualityregister.jobs.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.qualityregister.course.CourseCode;
import nl.qualityregister.course.Courses;
import nl.qualityregister.course.EditionCode;
import nl.qualityregister.course.NewAccreditation;
import nl.qualityregister.course.NewCourse;
import nl.qualityregister.course.NewEdition;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.cycle.NewCycle;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.NewAccount;
import nl.qualityregister.organisation.Organisation;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.OrganisationKind;
import nl.qualityregister.organisation.Organisations;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.organisation.RoleGrant;
import nl.qualityregister.registrant.NewRegistrant;
import nl.qualityregister.registrant.PersonName;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.roll.EntryKind;
import nl.qualityregister.roll.NewEntry;
import nl.qualityregister.roll.Registration;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.roll.Status;
import nl.qualityregister.trail.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the benchmark lacks: registered people with a running cycle, and editions of an accredited course. */
@Component
class AttendanceSeed {
    private static final Actor BENCH = Actor.job("bench");
    private static final RegisterId REGISTER = new RegisterId("krsd-demo");
    private static final OccupationCode JOB_COACH = new OccupationCode("job-coach");
    private static final LocalDate SINCE = LocalDate.of(2024, 1, 1);
    private static final OrganisationId PROVIDER = new OrganisationId("bench-provider");
    private static final OrganisationId BODY = new OrganisationId("bench-body");

    private final Registrants registrants;
    private final Roll roll;
    private final Cycles cycles;
    private final Norms norms;
    private final Organisations organisations;
    private final Courses courses;
    private final JdbcClient jdbc;

    AttendanceSeed(
            Registrants registrants,
            Roll roll,
            Cycles cycles,
            Norms norms,
            Organisations organisations,
            Courses courses,
            JdbcClient jdbc) {
        this.registrants = registrants;
        this.roll = roll;
        this.cycles = cycles;
        this.norms = norms;
        this.organisations = organisations;
        this.courses = courses;
        this.jdbc = jdbc;
    }

    /** The numbers of so many people; those that are not there yet are made. */
    List<String> people(int count) {
        int there =
                jdbc.sql("select count(*) from registrant").query(Integer.class).single();
        for (int from = there; from < count; from += Roll.MOST_AT_ONCE) {
            enter(Math.min(Roll.MOST_AT_ONCE, count - from));
        }
        return jdbc.sql("select number from registrant order by id limit :count")
                .param("count", count)
                .query((row, number) -> row.getString("number"))
                .list();
    }

    private void enter(int count) {
        List<NewRegistrant> newcomers = IntStream.range(0, count)
                .mapToObj(i -> new NewRegistrant(
                        null,
                        new PersonName("B.", null, null, "Proefpersoon"),
                        LocalDate.of(1980, 1, 1),
                        null,
                        "nl",
                        null,
                        List.of()))
                .toList();
        List<Registrant> entered = registrants.enter(newcomers, BENCH);
        roll.append(entered.stream().map(AttendanceSeed::entry).toList());
        cycles.open(entered.stream().map(this::cycle).toList());
    }

    private static NewEntry entry(Registrant person) {
        return new NewEntry(
                new Registration(person.id(), REGISTER, JOB_COACH),
                EntryKind.REGISTERED,
                Status.REGISTERED,
                SINCE,
                null,
                SINCE.plusYears(4).minusDays(1),
                BENCH,
                "import:bench:" + person.number());
    }

    private NewCycle cycle(Registrant person) {
        return new NewCycle(
                person.id(),
                REGISTER,
                norms.inForce(REGISTER, JOB_COACH, SINCE, 0).version(),
                Set.of(JOB_COACH),
                0,
                SINCE,
                SINCE.plusYears(4).minusDays(1));
    }

    /** The subject of an account that reports for the benchmark's provider. */
    String providersAccount(String issuer) {
        RoleGrant provides = new RoleGrant(Role.PROVIDER, PROVIDER, SINCE, null);
        return organisations
                .open(List.of(new NewAccount(issuer, "bench-provider", "proef", List.of(provides))), BENCH)
                .getFirst()
                .subject();
    }

    /** Fresh editions that end on the day, each of a course of its own. */
    List<String> editions(int count, LocalDate day) {
        organisations.enrol(
                List.of(
                        new Organisation(PROVIDER, "Opleider", Set.of(OrganisationKind.PROVIDER), null, null, null),
                        new Organisation(BODY, "Raad", Set.of(OrganisationKind.ACCREDITING_BODY), null, null, null)),
                BENCH);
        List<NewCourse> offered = new ArrayList<>();
        List<NewEdition> planned = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            CourseCode code = new CourseCode("B-" + UUID.randomUUID());
            offered.add(new NewCourse(
                    code,
                    PROVIDER,
                    "Proefcursus",
                    null,
                    "course",
                    "debt",
                    "professional",
                    "classroom",
                    Hundredths.ofWhole(4),
                    List.of(new NewAccreditation(
                            REGISTER, "training", Hundredths.ofWhole(4), day.minusYears(1), day.plusYears(1), BODY))));
            planned.add(new NewEdition(new EditionCode(code + "-1"), code, day, day, 1, null, null));
        }
        courses.offer(offered, BENCH);
        courses.schedule(planned, BENCH);
        return planned.stream().map(edition -> edition.code().value()).toList();
    }
}
