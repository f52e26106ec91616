package nl.qualityregister.support;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import nl.qualityregister.course.CourseCode;
import nl.qualityregister.course.Courses;
import nl.qualityregister.course.EditionCode;
import nl.qualityregister.course.NewAccreditation;
import nl.qualityregister.course.NewCourse;
import nl.qualityregister.course.NewEdition;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.roll.EntryKind;
import nl.qualityregister.roll.NewEntry;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.roll.Status;
import nl.qualityregister.trail.Actor;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People who learn, and courses they can follow, for the tests of the rooms from course to points. */
public final class Learners {
    public static final RegisterId REGISTER = new RegisterId("krsd-demo");
    public static final Actor JOB = Actor.job("test");

    private static final AtomicLong SERIAL = new AtomicLong();

    private final Registrants registrants;
    private final Roll roll;
    private final JdbcClient jdbc;

    public Learners(ApplicationContext rooms) {
        this.registrants = rooms.getBean(Registrants.class);
        this.roll = rooms.getBean(Roll.class);
        this.jdbc = rooms.getBean(JdbcClient.class);
    }

    /** A registrant by key and by number. */
    public record Learner(RegistrantId id, RegistrationNumber number) {}

    /** Not in any register. */
    public Learner somebody() {
        return people(1).getFirst();
    }

    /** In the register since 2020. */
    public Learner aRegistrant() {
        return registrants(1).getFirst();
    }

    public List<Learner> registrants(int count) {
        List<Learner> people = people(count);
        roll.append(people.stream()
                .map(learner -> entry(learner, Status.REGISTERED, LocalDate.of(2020, 1, 1), null))
                .toList());
        return people;
    }

    private List<Learner> people(int count) {
        return registrants.enter(People.registrants(count), JOB).stream()
                .map(registrant -> new Learner(registrant.id(), registrant.number()))
                .toList();
    }

    /** @param until the first day on which it no longer holds, or null */
    public void standing(Learner learner, Status status, LocalDate from, LocalDate until) {
        roll.append(List.of(entry(learner, status, from, until)));
    }

    private static NewEntry entry(Learner learner, Status status, LocalDate from, LocalDate until) {
        EntryKind kind = switch (status) {
            case REGISTERED -> EntryKind.REGISTERED;
            case SUSPENDED -> EntryKind.SUSPENDED;
            case LAPSED -> EntryKind.LAPSED;
            case WITHDRAWN -> EntryKind.WITHDRAWN;
            case STRUCK_OFF -> EntryKind.STRUCK_OFF;
            case DECEASED -> EntryKind.DECEASED;
            case VOID -> EntryKind.CORRECTED;
        };
        return Registrations.entry(Registrations.jobCoach(learner.id()), kind, status, from, until, null);
    }

    public OrganisationId anOrganisation(String... kinds) {
        String id = "test-" + SERIAL.incrementAndGet() + "-"
                + UUID.randomUUID().toString().substring(0, 8);
        jdbc.sql("insert into organisation (id, name, kinds) values (:id, :name, :kinds)")
                .param("id", id)
                .param("name", "Organisatie " + id)
                .param("kinds", kinds)
                .update();
        return new OrganisationId(id);
    }

    public OrganisationId aProvider() {
        return anOrganisation("PROVIDER");
    }

    public OrganisationId anAccreditingBody() {
        return anOrganisation("ACCREDITING_BODY");
    }

    /** Accredited for training in the register from 2020 to 2099. */
    public NewCourse aCourse(OrganisationId provider, int points) {
        return aCourse(provider, List.of(accreditation(REGISTER, "training", points)));
    }

    public NewCourse aCourse(OrganisationId provider, List<NewAccreditation> accreditations) {
        return new NewCourse(
                new CourseCode("TST-" + UUID.randomUUID()),
                provider,
                "Schulden en gedrag",
                null,
                "course",
                "debt",
                "scientific",
                "classroom",
                Hundredths.ofWhole(6),
                accreditations);
    }

    public NewAccreditation accreditation(RegisterId register, String category, int points) {
        return new NewAccreditation(
                register,
                category,
                Hundredths.ofWhole(points),
                LocalDate.of(2020, 1, 1),
                LocalDate.of(2099, 12, 31),
                anAccreditingBody());
    }

    public static NewEdition anEdition(NewCourse course, LocalDate day) {
        return anEdition(course, day, 1, null);
    }

    public static NewEdition anEdition(NewCourse course, LocalDate day, int sessions, Integer seats) {
        return new NewEdition(
                new EditionCode(course.code() + "-" + SERIAL.incrementAndGet()),
                course.code(),
                day,
                day,
                sessions,
                seats,
                null);
    }

    /** One session, one day, any number of seats. */
    public EditionCode aGivenEdition(Courses courses, LocalDate day) {
        return given(courses, aCourse(aProvider(), 4), day, 1, null);
    }

    public EditionCode given(Courses courses, NewCourse course, LocalDate day, int sessions, Integer seats) {
        courses.offer(List.of(course), JOB);
        NewEdition edition = anEdition(course, day, sessions, seats);
        courses.schedule(List.of(edition), JOB);
        return edition.code();
    }
}
