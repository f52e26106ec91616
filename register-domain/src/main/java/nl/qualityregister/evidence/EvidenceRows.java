package nl.qualityregister.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.qualityregister.file.FileId;
import nl.qualityregister.house.Columns;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Evidence read, taken over and remembered in whole sets. */
@Repository
class EvidenceRows {
    private final JdbcClient jdbc;
    private final ClaimColumn claims;
    private final Clock clock;

    EvidenceRows(JdbcClient jdbc, ClaimColumn claims, Clock clock) {
        this.jdbc = jdbc;
        this.claims = claims;
        this.clock = clock;
    }

    /** The pieces as they stand now, beside what they were before; one that did not change is there already. */
    void remember(Collection<EvidenceId> ids, Actor by) {
        jdbc.sql("""
                insert into evidence_change (evidence_id, version, state, claim, files, reason, remark, actor, changed_at)
                select id, version, state, claim, files, reason, remark, :by, changed_at
                from evidence
                where id = any(cast(:ids as uuid[]))
                on conflict do nothing
                """)
                .param("by", by.name())
                .param("ids", Columns.text(ids, EvidenceId::toString))
                .update();
    }

    /** Those that are new by registrant, register and source. */
    List<Evidence> add(Map<String, NewEvidence> bySource, EvidenceState state) {
        List<Map.Entry<String, NewEvidence>> all = new ArrayList<>(bySource.entrySet());
        return jdbc.sql("""
                insert into evidence (id, registrant_id, register, kind, state, claim, files, source, entered_at, changed_at)
                select cast(id as uuid), registrant, register, kind, :state, cast(claim as jsonb), cast(files as uuid[]), source, :at, :at
                from unnest(:ids, :registrants, :registers, :kinds, :claims, :files, :sources)
                     as taken (id, registrant, register, kind, claim, files, source)
                order by registrant, register, source
                on conflict (registrant_id, register, source) do nothing
                returning id, registrant_id, register, state, claim, files, version, reason, remark, changed_at, answer_by, corrects
                """)
                .param("state", state.name())
                .param("at", Timestamp.from(clock.instant()))
                .param("ids", Columns.text(all, any -> UUID.randomUUID().toString()))
                .param(
                        "registrants",
                        Columns.numbers(all, one -> one.getValue().registrant().value()))
                .param(
                        "registers",
                        Columns.text(all, one -> one.getValue().register().value()))
                .param("kinds", Columns.text(all, one -> one.getValue().claim().kind()))
                .param(
                        "claims",
                        Columns.text(
                                all,
                                one -> claims.convertToDatabaseColumn(
                                        one.getValue().claim())))
                .param("files", Columns.text(all, one -> array(one.getValue().files())))
                .param("sources", Columns.text(all, Map.Entry::getKey))
                .query((row, number) -> evidence(row))
                .list();
    }

    Optional<Evidence> find(EvidenceId id) {
        return jdbc.sql("""
                select id, registrant_id, register, state, claim, files, version, reason, remark, changed_at, answer_by, corrects
                from evidence
                where id = :id
                """)
                .param("id", id.value())
                .query((row, number) -> evidence(row))
                .optional();
    }

    List<Evidence> newest(RegistrantId registrant, int limit) {
        return jdbc.sql("""
                select id, registrant_id, register, state, claim, files, version, reason, remark, changed_at, answer_by, corrects
                from evidence
                where registrant_id = :registrant
                order by entered_at desc, id desc
                limit :limit
                """)
                .param("registrant", registrant.value())
                .param("limit", limit)
                .query((row, number) -> evidence(row))
                .list();
    }

    List<Evidence> before(EvidenceId last, RegistrantId registrant, int limit) {
        return jdbc.sql("""
                select id, registrant_id, register, state, claim, files, version, reason, remark, changed_at, answer_by, corrects
                from evidence
                where registrant_id = :registrant
                  and (entered_at, id) < (select entered_at, id from evidence where id = :last)
                order by entered_at desc, id desc
                limit :limit
                """)
                .param("registrant", registrant.value())
                .param("last", last.value())
                .param("limit", limit)
                .query((row, number) -> evidence(row))
                .list();
    }

    /** In the order of registrant, then as entered. */
    List<Evidence> acceptedOtherThanActivities(Collection<RegistrantId> registrants) {
        return jdbc.sql("""
                select id, registrant_id, register, state, claim, files, version, reason, remark, changed_at, answer_by, corrects
                from evidence
                where registrant_id = any(:registrants)
                  and state = 'ACCEPTED'
                  and kind in ('practice', 'interruption', 'document')
                order by registrant_id, entered_at, id
                """)
                .param("registrants", Columns.numbers(registrants, RegistrantId::value))
                .query((row, number) -> evidence(row))
                .list();
    }

    private Evidence evidence(ResultSet row) throws SQLException {
        return new Evidence(
                new EvidenceId(row.getObject("id", UUID.class)),
                new RegistrantId(row.getLong("registrant_id")),
                new RegisterId(row.getString("register")),
                EvidenceState.valueOf(row.getString("state")),
                claims.convertToEntityAttribute(row.getString("claim")),
                Arrays.stream((UUID[]) row.getArray("files").getArray())
                        .map(FileId::new)
                        .toList(),
                row.getLong("version"),
                row.getString("reason"),
                row.getString("remark"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getObject("answer_by", LocalDate.class),
                corrected(row));
    }

    private static @Nullable EvidenceId corrected(ResultSet row) throws SQLException {
        UUID old = row.getObject("corrects", UUID.class);
        return old == null ? null : new EvidenceId(old);
    }

    /** What those of them that are corrections are to stand in the place of. */
    List<EvidenceId> correctedBy(Collection<EvidenceId> corrections) {
        return jdbc.sql("""
                select corrects
                from evidence
                where id = any(cast(:ids as uuid[]))
                  and corrects is not null
                """)
                .param("ids", Columns.text(corrections, EvidenceId::toString))
                .query((row, number) -> new EvidenceId(row.getObject("corrects", UUID.class)))
                .list();
    }

    /** What was taken over under these references, of these people. */
    List<EvidenceId> taken(RegisterId register, Collection<RegistrantId> people, Collection<String> sources) {
        return jdbc.sql("""
                select id
                from evidence
                where registrant_id = any(:people)
                  and register = :register
                  and source = any(:sources)
                """)
                .param("people", Columns.numbers(people, RegistrantId::value))
                .param("register", register.value())
                .param("sources", Columns.text(sources, source -> source))
                .query((row, number) -> new EvidenceId(row.getObject("id", UUID.class)))
                .list();
    }

    /** The correction that was neither withdrawn nor rejected. */
    Optional<EvidenceId> livingCorrection(EvidenceId id) {
        return jdbc.sql("""
                select id
                from evidence
                where corrects = :id
                  and state not in ('WITHDRAWN', 'REJECTED')
                """)
                .param("id", id.value())
                .query((row, number) -> new EvidenceId(row.getObject("id", UUID.class)))
                .optional();
    }

    private static String array(List<FileId> files) {
        return files.stream().map(FileId::toString).distinct().collect(Collectors.joining(",", "{", "}"));
    }
}
