package nl.qualityregister.norm;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.qualityregister.trail.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The statements on drafts, what was saved of them and what was said of them. */
@Repository
class DraftRows {
    private static final String DRAFT = """
            select draft.id, draft.kind, draft.drafted_by, draft.drafted_at, revision.number, revision.document,
                   revision.saved_by, revision.saved_at, adopted.name, adopted.version
            from norm_draft draft
            join lateral (
                select number, document, saved_by, saved_at
                from norm_draft_revision
                where draft_id = draft.id
                order by number desc
                limit 1) revision on true
            left join norm_draft_adopted adopted on adopted.draft_id = draft.id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    DraftRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    DraftId insert(DraftKind kind, String document, Actor by) {
        DraftId id = new DraftId(UUID.randomUUID());
        jdbc.sql("""
                        insert into norm_draft (id, kind, drafted_by, drafted_at)
                        values (:id, :kind, :by, :now)
                        """)
                .param("id", id.value())
                .param("kind", kind.name())
                .param("by", by.name())
                .param("now", now())
                .update();
        save(id, 1, document, by);
        return id;
    }

    /** False when somebody else saved that revision. */
    boolean save(DraftId id, int revision, String document, Actor by) {
        return jdbc.sql("""
                        insert into norm_draft_revision (draft_id, number, document, saved_by, saved_at)
                        values (:id, :number, :document, :by, :now)
                        on conflict (draft_id, number) do nothing
                        """)
                        .param("id", id.value())
                        .param("number", revision)
                        .param("document", document)
                        .param("by", by.name())
                        .param("now", now())
                        .update()
                == 1;
    }

    Optional<Draft> find(DraftId id) {
        return jdbc.sql(DRAFT + "where draft.id = :id")
                .param("id", id.value())
                .query(DraftRows::draft)
                .optional();
    }

    /** The draft as it stands once everybody else who acts on it is done. */
    Optional<Draft> lock(DraftId id) {
        jdbc.sql("select id from norm_draft where id = :id for update")
                .param("id", id.value())
                .query(UUID.class)
                .optional();
        return find(id);
    }

    /** The newest first. */
    List<Draft> list(Optional<DraftId> after, int limit) {
        String keyset = after.isEmpty() ? "" : """
                        where (draft.drafted_at, draft.id) <
                            (select last.drafted_at, last.id from norm_draft last where last.id = :after)
                        """;
        return jdbc.sql(DRAFT + keyset + "order by draft.drafted_at desc, draft.id desc limit :limit")
                .param("after", after.map(DraftId::value).orElse(null))
                .param("limit", limit)
                .query(DraftRows::draft)
                .list();
    }

    void adopted(Draft draft, Draft.Adopted as) {
        jdbc.sql("""
                        insert into norm_draft_adopted (draft_id, revision, name, version)
                        values (:id, :revision, :name, :version)
                        """)
                .param("id", draft.id().value())
                .param("revision", draft.revision())
                .param("name", as.name())
                .param("version", as.version())
                .update();
    }

    /** The draft's lock must be held. */
    Remark remark(Draft draft, String capacity, String text, Actor by) {
        Instant now = clock.instant();
        Integer number = jdbc.sql("""
                        insert into norm_remark (draft_id, number, revision, capacity, remark, made_by, made_at)
                        select :id, (select coalesce(max(number), 0) + 1 from norm_remark where draft_id = :id),
                            :revision, :capacity, :remark, :by, :now
                        returning number
                        """)
                .param("id", draft.id().value())
                .param("revision", draft.revision())
                .param("capacity", capacity)
                .param("remark", text)
                .param("by", by.name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
        return new Remark(number, draft.revision(), capacity, text, by, now);
    }

    List<Remark> remarks(DraftId id, int after, int limit) {
        return jdbc.sql("""
                        select number, revision, capacity, remark, made_by, made_at
                        from norm_remark
                        where draft_id = :id and number > :after
                        order by number
                        limit :limit
                        """)
                .param("id", id.value())
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> new Remark(
                        row.getInt("number"),
                        row.getInt("revision"),
                        row.getString("capacity"),
                        row.getString("remark"),
                        new Actor(row.getString("made_by")),
                        moment(row, "made_at")))
                .list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Draft draft(ResultSet row, int index) throws SQLException {
        String name = row.getString("name");
        return new Draft(
                new DraftId(row.getObject("id", UUID.class)),
                DraftKind.valueOf(row.getString("kind")),
                row.getInt("number"),
                row.getString("document"),
                new Actor(row.getString("drafted_by")),
                moment(row, "drafted_at"),
                new Actor(row.getString("saved_by")),
                moment(row, "saved_at"),
                name == null ? null : new Draft.Adopted(name, row.getString("version")));
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
