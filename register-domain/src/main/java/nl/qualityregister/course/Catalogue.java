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
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Courses with their accreditations, and their editions, as they lie in the tables. */
@Repository
class Catalogue {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Catalogue(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** What the organisations named in the courses are, by id; unknown ones are absent. */
    Map<OrganisationId, Set<OrganisationKind>> organisations(List<NewCourse> courses) {
        String[] ids = courses.stream()
                .flatMap(course -> Stream.concat(
                        Stream.of(course.provider()),
                        course.accreditations().stream().flatMap(one -> Stream.ofNullable(one.body()))))
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

    /** What those that are known are accredited for, as shown; the courses are locked, to commit. */
    Map<CourseCode, List<NewAccreditation>> lockAccredited(List<NewCourse> courses) {
        String[] codes =
                courses.stream().map(course -> course.code().value()).distinct().toArray(String[]::new);
        jdbc.sql("select code from course where code = any(:codes) order by code for no key update")
                .param("codes", codes)
                .query(Catalogue::code)
                .list();
        Map<CourseCode, List<NewAccreditation>> accredited = new HashMap<>();
        accreditations(List.of(codes)).forEach((code, all) -> accredited.put(new CourseCode(code), all));
        return accredited;
    }

    int add(List<NewCourse> courses, Actor by) {
        Set<String> added = new HashSet<>(jdbc.sql("""
                insert into course (code, provider_id, title, title_english, type, topic, knowledge_source, knowledge_sources, delivery,
                                    hours, offered_at)
                select code, provider, title, title_english, type, topic, knowledge_source, array [knowledge_source], delivery, hours, :at
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
        Set<String> left = new HashSet<>(added);
        version(
                courses.stream()
                        .filter(course -> left.remove(course.code().value()))
                        .toList(),
                by);
        accredit(courses);
        return count;
    }

    /** What is taken over from elsewhere is the first version of its course. */
    private void version(List<NewCourse> courses, Actor by) {
        jdbc.sql("""
                insert into course_version (course_code, version, state, content, hours, drafted_at, drafted_by, fixed_at)
                select code, 1, 'FIXED', cast(content as jsonb), hours, :at, :by, :at
                from unnest(:codes, :contents, :hours) as offered (code, content, hours)
                """)
                .param("codes", Columns.text(courses, course -> course.code().value()))
                .param("contents", Columns.text(courses, course -> json.writeValueAsString(CourseContent.of(course))))
                .param(
                        "hours",
                        Columns.numbers(courses, course -> course.hours().value()))
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by.name())
                .update();
    }

    private record Accredited(String course, NewAccreditation terms) {}

    private void accredit(List<NewCourse> courses) {
        List<Accredited> all = courses.stream()
                .flatMap(course -> course.accreditations().stream()
                        .map(terms -> new Accredited(course.code().value(), terms)))
                .toList();
        jdbc.sql("""
                insert into accreditation (id, course_code, version, register, category, points, valid, body_id)
                select cast(granted.id as uuid), c.code, c.shown_version, granted.register, granted.category, granted.points,
                       daterange(cast(valid_from as date), cast(valid_until as date), '[]'), body
                from unnest(:ids, :courses, :registers, :categories, :points, :from, :until, :bodies)
                     as granted (id, course, register, category, points, valid_from, valid_until, body)
                join course c on c.code = granted.course
                where not exists (select
                                  from accreditation a
                                  where a.course_code = c.code
                                    and a.version = c.shown_version
                                    and a.register = granted.register
                                    and a.category = granted.category
                                    and a.valid = daterange(cast(valid_from as date), cast(valid_until as date), '[]'))
                on conflict do nothing
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
                .param("bodies", Columns.text(all, one -> body(one.terms())))
                .update();
    }

    private static @Nullable Object body(NewAccreditation accreditation) {
        OrganisationId body = accreditation.body();
        return body == null ? null : body.value();
    }

    private static @Nullable OrganisationId body(ResultSet row) throws SQLException {
        String body = row.getString("body_id");
        return body == null ? null : new OrganisationId(body);
    }

    int schedule(List<NewEdition> editions, Actor by) {
        return jdbc.sql("""
                insert into edition (code, course_code, starts_on, ends_on, sessions, seats, place, version, scheduled_at)
                select code, course, cast(starts_on as date), cast(ends_on as date), sessions, seats, place,
                       (select coalesce(nullif(c.shown_version, 0), max(v.version), 1)
                        from course c
                        left join course_version v on v.course_code = c.code and v.state = 'FIXED'
                        where c.code = planned.course
                        group by c.shown_version),
                       :at
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
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /** Accredited means so on the day or later. */
    List<CourseListing> search(CatalogueQuery query, Optional<CourseCode> after, int limit, LocalDate day) {
        return listings(jdbc.sql("""
                select c.code
                from course c
                where c.code > :after
                  and c.shown_version > 0
                  and (cast(:text as text) is null
                       or c.search @@ (websearch_to_tsquery('pg_catalog.dutch', :text)
                                       || websearch_to_tsquery('pg_catalog.english', :text)
                                       || websearch_to_tsquery('pg_catalog.simple', :text)))
                  and (cast(:type as text) is null or c.type = :type)
                  and (cast(:topic as text) is null or c.topic = :topic or c.themes @> array [cast(:topic as text)])
                  and (cast(:source as text) is null or c.knowledge_sources @> array [cast(:source as text)])
                  and (cast(:language as text) is null or c.language = :language)
                  and (cast(:delivery as text) is null or c.delivery = :delivery)
                  and ((cast(:register as text) is null and cast(:category as text) is null)
                       or exists (select
                                  from accreditation a
                                  where a.course_code = c.code
                                    and a.version = c.shown_version
                                    and a.register = coalesce(:register, a.register)
                                    and a.category = coalesce(:category, a.category)
                                    and upper(a.valid) > cast(:day as date)))
                  and ((cast(:from as date) is null and cast(:until as date) is null)
                       or exists (select
                                  from edition e
                                  where e.course_code = c.code
                                    and e.ends_on between coalesce(cast(:from as date), e.ends_on)
                                                      and coalesce(cast(:until as date), e.ends_on)))
                order by c.code
                limit :limit
                """)
                .param("after", after.map(CourseCode::value).orElse(""))
                .param("text", query.text())
                .param("type", query.type())
                .param("topic", query.topic())
                .param("source", query.knowledgeSource())
                .param("language", query.language())
                .param("delivery", query.delivery())
                .param("register", query.register())
                .param("category", query.category())
                .param("from", written(query.from()))
                .param("until", written(query.until()))
                .param("day", day.toString())
                .param("limit", limit)
                .query(Catalogue::code)
                .list());
    }

    private static @Nullable String written(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
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
                       c.knowledge_source, c.delivery, c.hours, c.language, c.price_cents, c.summary, c.summary_english,
                       c.knowledge_sources, c.themes
                from course c
                join organisation o on o.id = c.provider_id
                where c.code = any(:codes) and c.shown_version > 0
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
                row.getString("language"),
                row.getObject("price_cents", Long.class),
                row.getString("summary"),
                row.getString("summary_english"),
                texts(row, "knowledge_sources"),
                texts(row, "themes"),
                List.copyOf(accreditations.getOrDefault(row.getString("code"), List.of())));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private Map<String, List<NewAccreditation>> accreditations(Collection<String> codes) {
        Map<String, List<NewAccreditation>> accreditations = new HashMap<>();
        jdbc.sql("""
                select course_code, register, category, points, lower(valid) as valid_from, upper(valid) - 1 as valid_until, body_id
                from accreditation
                where course_code = any(:codes)
                  and version = (select shown_version from course where code = course_code)
                  and not isempty(valid)
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
                            body(row)));
        });
        return accreditations;
    }
}
