package nl.qualityregister.support;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
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
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.roll.Status;
import nl.qualityregister.trail.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People who learn, and courses they can follow, for the tests of the rooms from course to points. */
public final class Learners {
    public static final RegisterId REGISTER = new RegisterId("krsd-demo");
    public static final Actor JOB = Actor.job("test");

    private static final AtomicLong SERIAL = new AtomicLong();

    private final JdbcClient jdbc;

    public Learners(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
        people.forEach(learner -> standing(learner, REGISTER, Status.REGISTERED, LocalDate.of(2020, 1, 1), null));
        return people;
    }

    private List<Learner> people(int count) {
        return IntStream.range(0, count).mapToObj(any -> person()).toList();
    }

    private Learner person() {
        RegistrationNumber number = RegistrationNumber.ofSerial(
                jdbc.sql("select nextval('registration_serial_seq')").query(Long.class).single());
        long id = jdbc.sql("""
                insert into registrant (number, initials, surname, birth_date, language, entered_at)
                values (:number, 'T.', 'Testpersoon', '1980-01-01', 'nl', now())
                returning id
                """).param("number", number.value()).query(Long.class).single();
        return new Learner(new RegistrantId(id), number);
    }

    /** @param until the first day on which it no longer holds, or null */
    public void standing(Learner learner, RegisterId register, Status status, LocalDate from, LocalDate until) {
        long index = jdbc.sql("""
                insert into roll_entry (index, registrant_id, register, occupation, kind, status, true_from, true_until, recorded_at,
                                        actor, basis, salt, leaf_hash)
                select coalesce(max(index), -1) + 1, :registrant, :register, 'job-coach', 'REGISTERED', :status, :from, :until,
                       coalesce(max(recorded_at), now()) + interval '1 microsecond', 'job:test', :basis, '', ''
                from roll_entry
                returning index
                """)
                .param("registrant", learner.id().value())
                .param("register", register.value())
                .param("status", status.name())
                .param("from", from)
                .param("until", until)
                .param("basis", "test:" + UUID.randomUUID())
                .query(Long.class)
                .single();
        jdbc.sql("""
                insert into roll_standing (registrant_id, register, occupation, status, registered_since, since, days, known, entry_index)
                values (:registrant, :register, 'job-coach', :status, :from, :from, daterange(:from, :until), tstzrange(now(), null),
                        :index)
                """)
                .param("registrant", learner.id().value())
                .param("register", register.value())
                .param("status", status.name())
                .param("from", from)
                .param("until", until)
                .param("index", index)
                .update();
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
