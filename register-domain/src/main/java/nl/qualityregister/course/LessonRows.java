package nl.qualityregister.course;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.qualityregister.house.Columns;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Shared lessons as they lie in their table. */
@Repository
class LessonRows {
    private static final String LESSON = """
            select l.id, l.register, l.theme, l.state, l.body, l.remark, l.version, l.changed_at
            from lesson l
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    LessonRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    LessonId add(NewLesson lesson) {
        LessonId id = new LessonId(UUID.randomUUID());
        jdbc.sql("""
                insert into lesson (id, registrant_id, register, theme, state, body, consented_at, changed_at)
                values (:id, :registrant, :register, :theme, 'SUBMITTED', :body, :at, :at)
                """)
                .param("id", id.value())
                .param("registrant", lesson.by().value())
                .param("register", lesson.register().value())
                .param("theme", lesson.theme())
                .param("body", lesson.text())
                .param("at", now())
                .update();
        return id;
    }

    /** Held to commit. */
    Optional<Lesson> lock(LessonId id) {
        return jdbc.sql(LESSON + "where l.id = :id for update")
                .param("id", id.value())
                .query((row, i) -> lesson(row))
                .optional();
    }

    Optional<RegistrantId> writer(LessonId id) {
        return jdbc.sql("select registrant_id from lesson where id = :id")
                .param("id", id.value())
                .query((row, i) -> new RegistrantId(row.getLong("registrant_id")))
                .optional();
    }

    /** The lesson is locked. */
    void change(
            LessonId id,
            LessonState state,
            @Nullable String theme,
            @Nullable String body,
            @Nullable String remark,
            @Nullable Actor reviewedBy) {
        jdbc.sql("""
                update lesson
                set state = :state, theme = coalesce(:theme, theme), body = :body, remark = :remark, reviewed_by = :by,
                    changed_at = :at, version = version + 1
                where id = :id
                """)
                .param("id", id.value())
                .param("state", state.name())
                .param("theme", theme, Types.VARCHAR)
                .param("body", body, Types.VARCHAR)
                .param("remark", remark, Types.VARCHAR)
                .param("by", reviewedBy == null ? null : reviewedBy.name(), Types.VARCHAR)
                .param("at", now())
                .update();
    }

    int withdrawAll(Collection<RegistrantId> writers) {
        return jdbc.sql("""
                update lesson
                set state = 'WITHDRAWN', body = null, remark = null, changed_at = :at, version = version + 1
                where registrant_id = any(:writers)
                  and state <> 'WITHDRAWN'
                """)
                .param("writers", Columns.numbers(writers, RegistrantId::value))
                .param("at", now())
                .update();
    }

    List<Lesson> of(RegistrantId writer) {
        return jdbc.sql(LESSON + "where l.registrant_id = :writer order by l.changed_at desc, l.id")
                .param("writer", writer.value())
                .query((row, i) -> lesson(row))
                .list();
    }

    List<Lesson> waiting(int limit) {
        return jdbc.sql(LESSON + "where l.state = 'SUBMITTED' order by l.changed_at, l.id limit :limit")
                .param("limit", limit)
                .query((row, i) -> lesson(row))
                .list();
    }

    /** In the order of id, which is chance, so that the order tells nothing of who wrote when. */
    List<Lesson> shown(RegisterId register, @Nullable String theme, Optional<LessonId> after, int limit) {
        return jdbc.sql(LESSON + """
                join shown_theme t on t.register = l.register and t.theme = l.theme
                where l.state = 'SHOWN'
                  and l.register = :register
                  and (cast(:theme as text) is null or l.theme = :theme)
                  and (cast(:after as uuid) is null or l.id > cast(:after as uuid))
                order by l.id
                limit :limit
                """)
                .param("register", register.value())
                .param("theme", theme, Types.VARCHAR)
                .param("after", after.map(LessonId::toString).orElse(null), Types.VARCHAR)
                .param("limit", limit)
                .query((row, i) -> lesson(row))
                .list();
    }

    List<LessonTheme> themes(RegisterId register) {
        return jdbc.sql("""
                select t.register, t.theme, t.contributors, t.lessons
                from shown_theme t
                where t.register = :register
                order by t.theme
                """)
                .param("register", register.value())
                .query((row, i) -> new LessonTheme(
                        new RegisterId(row.getString("register")),
                        row.getString("theme"),
                        row.getLong("contributors"),
                        row.getLong("lessons")))
                .list();
    }

    /** Names of organisations that stand in the text. */
    List<String> organisationsIn(String text) {
        return jdbc.sql("""
                select o.name
                from organisation o
                where length(o.name) > 3
                  and position(lower(o.name) in lower(:text)) > 0
                """)
                .param("text", text)
                .query((row, i) -> row.getString("name"))
                .list();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static Lesson lesson(ResultSet row) throws SQLException {
        return new Lesson(
                new LessonId(row.getObject("id", UUID.class)),
                new RegisterId(row.getString("register")),
                row.getString("theme"),
                LessonState.valueOf(row.getString("state")),
                row.getString("body"),
                row.getString("remark"),
                row.getLong("version"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
