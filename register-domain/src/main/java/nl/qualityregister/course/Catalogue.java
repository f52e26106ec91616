package nl.qualityregister.course;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.qualityregister.house.Columns;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.OrganisationKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Courses with their accreditations, and their editions, as they lie in the tables. */
@Repository
class Catalogue {
    private final JdbcClient jdbc;
    private final Clock clock;

    Catalogue(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What the organisations named in the courses are, by id; unknown ones are absent. */
    Map<OrganisationId, Set<OrganisationKind>> organisations(List<NewCourse> courses) {
        String[] ids = courses.stream()
                .flatMap(course -> Stream.concat(
                        Stream.of(course.provider()),
                        course.accreditations().stream().map(NewAccreditation::body)))
                .map(OrganisationId::value)
                .distinct()
                .toArray(String[]::new);
        Map<OrganisationId, Set<OrganisationKind>> kinds = new HashMap<>();
        jdbc.sql("select id, kinds from organisation where id = any(:ids)")
                .param("ids", ids)
                .query(row -> {
                    kinds.put(
                            new OrganisationId(row.getString("id")),
                            Arrays.stream((String[]) row.getArray("kinds").getArray())
                                    .map(OrganisationKind::valueOf)
                                    .collect(Collectors.toSet()));
                });
        return kinds;
    }

    /** Which of the courses named in the editions exist. */
    Set<CourseCode> known(List<NewEdition> editions) {
        return jdbc
                .sql("select code from course where code = any(:codes)")
                .param(
                        "codes",
                        Columns.text(editions, edition -> edition.course().value()))
                .query((row, number) -> new CourseCode(row.getString("code")))
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    int add(List<NewCourse> courses) {
        Set<String> added = new HashSet<>(jdbc.sql("""
                insert into course (code, provider_id, title, title_english, type, topic, knowledge_source, delivery, hours, offered_at)
                select code, provider, title, title_english, type, topic, knowledge_source, delivery, hours, :at
                from unnest(:codes, :providers, :titles, :titlesEnglish, :types, :topics, :knowledgeSources, :deliveries, :hours)
                     as offered (code, provider, title, title_english, type, topic, knowledge_source, delivery, hours)
                order by code
                on conflict do nothing
                returning code
                """)
                .param("codes", Columns.text(courses, course -> course.code().value()))
                .param(
                        "providers",
                        Columns.text(courses, course -> course.provider().value()))
                .param("titles", Columns.text(courses, NewCourse::title))
                .param("titlesEnglish", Columns.text(courses, NewCourse::titleEnglish))
                .param("types", Columns.text(courses, NewCourse::type))
                .param("topics", Columns.text(courses, NewCourse::topic))
                .param("knowledgeSources", Columns.text(courses, NewCourse::knowledgeSource))
                .param("deliveries", Columns.text(courses, NewCourse::delivery))
                .param(
                        "hours",
                        Columns.numbers(courses, course -> course.hours().value()))
                .param("at", Timestamp.from(clock.instant()))
                .query(Catalogue::code)
                .list());
        int count = added.size();
        // of two with one code in the list the first is the one that was added
        accredit(courses.stream()
                .filter(course -> added.remove(course.code().value()))
                .toList());
        return count;
    }

    private record Accredited(String course, NewAccreditation terms) {}

    private void accredit(List<NewCourse> courses) {
        List<Accredited> all = courses.stream()
                .flatMap(course -> course.accreditations().stream()
                        .map(terms -> new Accredited(course.code().value(), terms)))
                .toList();
        jdbc.sql("""
                insert into accreditation (id, course_code, register, category, points, valid, body_id)
                select cast(id as uuid), course, register, category, points,
                       daterange(cast(valid_from as date), cast(valid_until as date), '[]'), body
                from unnest(:ids, :courses, :registers, :categories, :points, :from, :until, :bodies)
                     as granted (id, course, register, category, points, valid_from, valid_until, body)
                """)
                .param("ids", Columns.text(all, any -> UUID.randomUUID().toString()))
                .param("courses", Columns.text(all, Accredited::course))
                .param(
                        "registers",
                        Columns.text(all, one -> one.terms().register().value()))
                .param("categories", Columns.text(all, one -> one.terms().category()))
                .param(
                        "points",
                        Columns.numbers(all, one -> one.terms().points().value()))
                .param("from", Columns.text(all, one -> one.terms().validFrom().toString()))
                .param(
                        "until",
                        Columns.text(all, one -> one.terms().validUntil().toString()))
                .param("bodies", Columns.text(all, one -> one.terms().body().value()))
                .update();
    }

    int schedule(List<NewEdition> editions) {
        return jdbc.sql("""
                insert into edition (code, course_code, starts_on, ends_on, sessions, seats, place)
                select code, course, cast(starts_on as date), cast(ends_on as date), sessions, seats, place
                from unnest(:codes, :courses, :starts, :ends, :sessions, :seats, :places)
                     as planned (code, course, starts_on, ends_on, sessions, seats, place)
                order by code
                on conflict do nothing
                """)
                .param("codes", Columns.text(editions, edition -> edition.code().value()))
                .param(
                        "courses",
                        Columns.text(editions, edition -> edition.course().value()))
                .param(
                        "starts",
                        Columns.text(editions, edition -> edition.startsOn().toString()))
                .param(
                        "ends",
                        Columns.text(editions, edition -> edition.endsOn().toString()))
                .param("sessions", editions.stream().map(NewEdition::sessions).toArray(Integer[]::new))
                .param("seats", editions.stream().map(NewEdition::seats).toArray(Integer[]::new))
                .param("places", Columns.text(editions, NewEdition::place))
                .update();
    }

    List<CourseListing> list(Optional<CourseCode> after, int limit) {
        return listings(jdbc.sql("select code from course where code > :after order by code limit :limit")
                .param("after", after.map(CourseCode::value).orElse(""))
                .param("limit", limit)
                .query(Catalogue::code)
                .list());
    }

    private static String code(ResultSet row, int number) throws SQLException {
        return row.getString("code");
    }

    Optional<CourseListing> find(CourseCode code) {
        return listings(List.of(code.value())).stream().findFirst();
    }

    private List<CourseListing> listings(Collection<String> codes) {
        Map<String, List<NewAccreditation>> accreditations = accreditations(codes);
        return jdbc.sql("""
                select c.code, c.provider_id, o.name as provider_name, c.title, c.title_english, c.type, c.topic,
                       c.knowledge_source, c.delivery, c.hours
                from course c
                join organisation o on o.id = c.provider_id
                where c.code = any(:codes)
                order by c.code
                """)
                .param("codes", codes.toArray(String[]::new))
                .query((row, number) -> listing(row, accreditations))
                .list();
    }

    private static CourseListing listing(ResultSet row, Map<String, List<NewAccreditation>> accreditations)
            throws SQLException {
        return new CourseListing(
                new CourseCode(row.getString("code")),
                new OrganisationId(row.getString("provider_id")),
                row.getString("provider_name"),
                row.getString("title"),
                row.getString("title_english"),
                row.getString("type"),
                row.getString("topic"),
                row.getString("knowledge_source"),
                row.getString("delivery"),
                new Hundredths(row.getLong("hours")),
                List.copyOf(accreditations.getOrDefault(row.getString("code"), List.of())));
    }

    private Map<String, List<NewAccreditation>> accreditations(Collection<String> codes) {
        Map<String, List<NewAccreditation>> accreditations = new HashMap<>();
        jdbc.sql("""
                select course_code, register, category, points, lower(valid) as valid_from, upper(valid) - 1 as valid_until, body_id
                from accreditation
                where course_code = any(:codes)
                order by course_code, register, category, valid
                """).param("codes", codes.toArray(String[]::new)).query(row -> {
            accreditations
                    .computeIfAbsent(row.getString("course_code"), any -> new ArrayList<>())
                    .add(new NewAccreditation(
                            new RegisterId(row.getString("register")),
                            row.getString("category"),
                            new Hundredths(row.getLong("points")),
                            row.getObject("valid_from", LocalDate.class),
                            row.getObject("valid_until", LocalDate.class),
                            new OrganisationId(row.getString("body_id"))));
        });
        return accreditations;
    }
}
