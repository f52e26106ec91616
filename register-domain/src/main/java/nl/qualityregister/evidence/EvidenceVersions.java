package nl.qualityregister.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.qualityregister.file.FileId;
import nl.qualityregister.house.Columns;
import nl.qualityregister.house.Sha256;
import nl.qualityregister.trail.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every version that was saved, and every text that came too late to be. */
@Repository
class EvidenceVersions {
    private static final String VERSIONS = """
            select v.key, v.version, v.aside, v.state, v.claim, v.files, v.saved_at
            from (
                select lpad(version::text, 12, '0') as key, version, false as aside, state, claim, files, changed_at as saved_at
                from evidence_change
                where evidence_id = :id
                union all
                select id::text, seen_version, true, state, claim, files, saved_at
                from evidence_aside
                where evidence_id = :id) v
            """;

    private final JdbcClient jdbc;
    private final ClaimColumn claims;
    private final Clock clock;

    EvidenceVersions(JdbcClient jdbc, ClaimColumn claims, Clock clock) {
        this.jdbc = jdbc;
        this.claims = claims;
        this.clock = clock;
    }

    /** The same text over the same version, sent again, is the one that is kept already. */
    EvidenceVersion keepAside(Evidence standing, long seen, Claim claim, List<FileId> files, Actor by) {
        UUID id = UUID.randomUUID();
        String text = claims.convertToDatabaseColumn(claim);
        jdbc.sql("""
                insert into evidence_aside (id, evidence_id, seen_version, state, claim, files, text_sha256, actor, saved_at)
                values (:aside, :id, :seen, :state, cast(:claim as jsonb), cast(:files as uuid[]), :sha256, :by, :at)
                on conflict on constraint evidence_aside_uk do nothing
                """)
                .param("aside", id)
                .param("id", standing.id().value())
                .param("seen", seen)
                .param("state", standing.state().name())
                .param("claim", text)
                .param("sha256", Sha256.hex(text + files))
                .param("files", Columns.text(files, FileId::toString))
                .param("by", by.name())
                .param("at", Timestamp.from(clock.instant()))
                .update();
        return new EvidenceVersion(id.toString(), seen, true, standing.state(), claim, files, clock.instant());
    }

    /** The newest first. */
    List<EvidenceVersion> of(EvidenceId id, Optional<String> after, int limit) {
        return jdbc.sql("with version as materialized (" + VERSIONS + """
                )
                select key, version, aside, state, claim, files, saved_at
                from version
                where cast(:after as text) is null
                   or (saved_at, key) < (select saved_at, key from version where key = :after)
                order by saved_at desc, key desc
                limit :limit
                """)
                .param("id", id.value())
                .param("after", after.orElse(null))
                .param("limit", limit)
                .query((row, number) -> version(row))
                .list();
    }

    private EvidenceVersion version(ResultSet row) throws SQLException {
        return new EvidenceVersion(
                row.getString("key"),
                row.getLong("version"),
                row.getBoolean("aside"),
                EvidenceState.valueOf(row.getString("state")),
                claims.convertToEntityAttribute(row.getString("claim")),
                Arrays.stream((UUID[]) row.getArray("files").getArray())
                        .map(FileId::new)
                        .toList(),
                row.getObject("saved_at", OffsetDateTime.class).toInstant());
    }
}
