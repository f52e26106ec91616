package nl.qualityregister.course;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.qualityregister.file.FileId;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Columns;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Courses and their versions as they lie in the tables. */
@Repository
class VersionRows {
    private static final String VERSION = """
            select v.course_code, v.version, c.provider_id, v.state, v.content, v.hours, v.files, v.copied_from, v.edit
            from course_version v
            join course c on c.code = v.course_code
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    VersionRows(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** The next code of this year: {@code C-2026-00042}. */
    CourseCode draw() {
        int year = clock.instant().atZone(BusinessDay.AMSTERDAM).getYear();
        return new CourseCode(
                jdbc.sql("select 'C-' || :year || '-' || lpad(nextval('course_serial_seq')::text, 5, '0')")
                        .param("year", Integer.toString(year))
                        .query(String.class)
                        .single());
    }

    /** A course that is shown to nobody yet; false when the code is taken. */
    boolean addCourse(CourseCode code, OrganisationId provider, CourseContent content) {
        return shown(jdbc.sql("""
                insert into course (code, provider_id, title, title_english, summary, summary_english, type, topic, knowledge_source,
                                    knowledge_sources, themes, delivery, language, price_cents, hours, offered_at, shown_version)
                values (:code, :provider, :title, :titleEnglish, :summary, :summaryEnglish, :type, :topic, :knowledgeSource,
                        :knowledgeSources, :themes, :delivery, :language, :price, :hours, :at, 0)
                on conflict do nothing
                """), code, content)
                        .param("provider", provider.value())
                        .param("at", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    /** What the catalogue shows from now on, unless it shows a later version. */
    void show(CourseVersion version) {
        shown(jdbc.sql("""
                update course
                set title = :title, title_english = :titleEnglish, summary = :summary, summary_english = :summaryEnglish, type = :type,
                    topic = :topic, knowledge_source = :knowledgeSource, knowledge_sources = :knowledgeSources, themes = :themes,
                    delivery = :delivery, language = :language, price_cents = :price, hours = :hours, shown_version = :version,
                    version = version + 1
                where code = :code and shown_version < :version
                """), version.course(), version.content())
                .param("version", version.version())
                .update();
    }

    private static JdbcClient.StatementSpec shown(
            JdbcClient.StatementSpec statement, CourseCode code, CourseContent content) {
        return statement
                .param("code", code.value())
                .param("title", content.title())
                .param("titleEnglish", content.titleEnglish())
                .param("summary", content.summary())
                .param("summaryEnglish", content.summaryEnglish())
                .param("type", content.type())
                .param("topic", content.topic())
                .param("knowledgeSource", mainSource(content))
                .param("knowledgeSources", content.knowledgeSources().toArray(String[]::new))
                .param("themes", content.themes().toArray(String[]::new))
                .param("delivery", content.delivery())
                .param("language", content.language())
                .param("price", content.priceCents())
                .param("hours", content.netHours().value());
    }

    /** A draft may name anything yet, and nobody sees it. */
    private static String mainSource(CourseContent content) {
        return content.knowledgeSources().stream()
                .filter(VersionCheck.KNOWLEDGE_SOURCES::contains)
                .findFirst()
                .orElse("professional");
    }

    void add(
            CourseCode course,
            int version,
            CourseContent content,
            List<FileId> files,
            @Nullable CourseCode copiedFrom,
            Actor by) {
        jdbc.sql("""
                insert into course_version (course_code, version, state, content, hours, files, copied_from, drafted_at, drafted_by)
                values (:course, :version, 'DRAFT', cast(:content as jsonb), :hours, cast(:files as uuid[]), :from, :at, :by)
                """)
                .param("course", course.value())
                .param("version", version)
                .param("content", json.writeValueAsString(content))
                .param("hours", content.netHours().value())
                .param("files", Columns.text(files, FileId::value))
                .param("from", copiedFrom == null ? null : copiedFrom.value())
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by.name())
                .update();
    }

    void save(CourseCode course, int version, CourseContent content, List<FileId> files) {
        jdbc.sql("""
                update course_version
                set content = cast(:content as jsonb), hours = :hours, files = cast(:files as uuid[]), edit = edit + 1
                where course_code = :course and version = :version
                """)
                .param("course", course.value())
                .param("version", version)
                .param("content", json.writeValueAsString(content))
                .param("hours", content.netHours().value())
                .param("files", Columns.text(files, FileId::value))
                .update();
    }

    void fix(CourseCode course, int version) {
        jdbc.sql("""
                update course_version
                set state = 'FIXED', fixed_at = :at, edit = edit + 1
                where course_code = :course and version = :version and state = 'DRAFT'
                """)
                .param("course", course.value())
                .param("version", version)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /** Whoever changes a course or applies for it waits for the one before, to commit. */
    Optional<OrganisationId> lock(CourseCode course) {
        return jdbc.sql("select provider_id from course where code = :code for no key update")
                .param("code", course.value())
                .query((row, number) -> new OrganisationId(row.getString("provider_id")))
                .optional();
    }

    Optional<CourseVersion> find(CourseCode course, int version) {
        return jdbc.sql(VERSION + "where v.course_code = :course and v.version = :version")
                .param("course", course.value())
                .param("version", version)
                .query((row, number) -> version(row))
                .optional();
    }

    /** Newest first. */
    List<CourseVersion> of(CourseCode course) {
        return jdbc.sql(VERSION + "where v.course_code = :course order by v.version desc")
                .param("course", course.value())
                .query((row, number) -> version(row))
                .list();
    }

    /** The newest version of each of the provider's courses, by code. */
    List<CourseVersion> of(OrganisationId provider, Optional<CourseCode> after, int limit) {
        return jdbc.sql(VERSION + """
                where c.provider_id = :provider
                  and v.course_code > :after
                  and v.version = (select max(newest.version) from course_version newest where newest.course_code = v.course_code)
                order by v.course_code
                limit :limit
                """)
                .param("provider", provider.value())
                .param("after", after.map(CourseCode::value).orElse(""))
                .param("limit", limit)
                .query((row, number) -> version(row))
                .list();
    }

    void note(CourseCode course, int version, String kind, Object detail, Actor by) {
        jdbc.sql("""
                insert into course_notice (course_code, version, kind, detail, noted_at, noted_by)
                values (:course, :version, :kind, cast(:detail as jsonb), :at, :by)
                """)
                .param("course", course.value())
                .param("version", version)
                .param("kind", kind)
                .param("detail", json.writeValueAsString(detail))
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by.name())
                .update();
    }

    private CourseVersion version(ResultSet row) throws SQLException {
        String copiedFrom = row.getString("copied_from");
        return new CourseVersion(
                new CourseCode(row.getString("course_code")),
                row.getInt("version"),
                new OrganisationId(row.getString("provider_id")),
                VersionState.valueOf(row.getString("state")),
                json.readValue(row.getString("content"), CourseContent.class),
                new Hundredths(row.getLong("hours")),
                Arrays.stream((UUID[]) row.getArray("files").getArray())
                        .map(FileId::new)
                        .toList(),
                copiedFrom == null ? null : new CourseCode(copiedFrom),
                row.getLong("edit"));
    }
}
