package nl.qualityregister.decision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.CycleState;
import nl.qualityregister.file.FileId;
import nl.qualityregister.house.Columns;
import nl.qualityregister.house.Violation;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements on the tables of departures. */
@Component
class DepartureRows {
    private static final String DEPARTURE = """
            select id, registrant_id, register, occupations, kind, state, first_day - 1 as last_day, reason, reporter, files,
                   reported_by, reported_at, undo_until, decision
            from departure
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    DepartureRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Refuses with {@link DeathReported}. */
    DepartureId insert(
            RegistrantId registrant,
            @Nullable RegisterId register,
            Collection<OccupationCode> occupations,
            DepartureKind kind,
            DepartureState state,
            LocalDate firstDay,
            @Nullable String reason,
            @Nullable String reporter,
            List<FileId> files,
            @Nullable LocalDate undoUntil,
            Actor by) {
        DepartureId id = new DepartureId(UUID.randomUUID());
        try {
            jdbc.sql("""
                            insert into departure (id, registrant_id, register, occupations, kind, state, first_day, reason, reporter,
                                                   files, reported_by, reported_at, undo_until)
                            values (:id, :registrant, :register, cast(:occupations as text[]), :kind, :state, :firstDay, :reason, :reporter,
                                    cast(:files as uuid[]), :by, :at, :undoUntil)
                            """)
                    .param("id", id.value())
                    .param("registrant", registrant.value())
                    .param("register", register == null ? null : register.value())
                    .param("occupations", Columns.text(occupations, OccupationCode::value))
                    .param("kind", kind.name())
                    .param("state", state.name())
                    .param("firstDay", firstDay)
                    .param("reason", reason)
                    .param("reporter", reporter)
                    .param("files", Columns.text(files, FileId::value))
                    .param("by", by.name())
                    .param("at", now())
                    .param("undoUntil", undoUntil)
                    .update();
        } catch (DuplicateKeyException refused) {
            throw Violation.of("departure_death_uk", refused) ? new DeathReported() : refused;
        }
        return id;
    }

    Optional<Departure> find(DepartureId id) {
        return jdbc.sql(DEPARTURE + "where id = :id")
                .param("id", id.value())
                .query(DepartureRows::read)
                .optional();
    }

    Optional<Departure> lock(DepartureId id) {
        return jdbc.sql(DEPARTURE + "where id = :id for update")
                .param("id", id.value())
                .query(DepartureRows::read)
                .optional();
    }

    List<Departure> of(RegistrantId registrant) {
        return jdbc.sql(DEPARTURE + "where registrant_id = :registrant order by reported_at desc, id")
                .param("registrant", registrant.value())
                .query(DepartureRows::read)
                .list();
    }

    List<Departure> reported(Optional<DepartureId> after, int limit) {
        String keyset = after.isEmpty() ? "" : """
                and (reported_at, id) > (select last.reported_at, last.id from departure last where last.id = :after)
                """;
        return jdbc.sql(DEPARTURE + "where state = 'REPORTED'\n" + keyset + "order by reported_at, id limit :limit")
                .param("after", after.map(DepartureId::value).orElse(null))
                .param("limit", limit)
                .query(DepartureRows::read)
                .list();
    }

    /** Refuses with {@link OwnCase}. */
    Departure move(
            DepartureId id,
            DepartureState state,
            Collection<OccupationCode> occupations,
            @Nullable String decision,
            Actor by) {
        try {
            jdbc.sql("""
                            update departure
                            set state = :state, occupations = cast(:occupations as text[]), decision = :decision, decided_by = :by,
                                decided_at = :at, version = version + 1
                            where id = :id
                            """)
                    .param("state", state.name())
                    .param("occupations", Columns.text(occupations, OccupationCode::value))
                    .param("decision", decision)
                    .param("by", by.name())
                    .param("at", now())
                    .param("id", id.value())
                    .update();
        } catch (DataIntegrityViolationException refused) {
            throw Violation.of("departure_two_people_ck", refused) ? new OwnCase() : refused;
        }
        return find(id).orElseThrow();
    }

    /** What a cycle was before the departure took from it. */
    record Taken(CycleId cycle, LocalDate lastDay, CycleState state, Set<OccupationCode> occupations) {}

    void remember(DepartureId id, Collection<Cycle> cycles) {
        cycles.forEach(cycle -> jdbc.sql("""
                        insert into departure_cycle (departure_id, cycle_id, last_day, state, occupations)
                        values (:departure, :cycle, :lastDay, :state, cast(:occupations as text[]))
                        """)
                .param("departure", id.value())
                .param("cycle", cycle.id().value())
                .param("lastDay", cycle.terms().end())
                .param("state", cycle.state().name())
                .param("occupations", Columns.text(cycle.terms().occupations(), OccupationCode::value))
                .update());
    }

    List<Taken> taken(DepartureId id) {
        return jdbc.sql("""
                        select cycle_id, last_day, state, occupations
                        from departure_cycle
                        where departure_id = :id
                        order by cycle_id
                        """)
                .param("id", id.value())
                .query((row, number) -> new Taken(
                        new CycleId(row.getLong("cycle_id")),
                        row.getObject("last_day", LocalDate.class),
                        CycleState.valueOf(row.getString("state")),
                        occupations(row)))
                .list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Set<OccupationCode> occupations(ResultSet row) throws SQLException {
        return Arrays.stream((String[]) row.getArray("occupations").getArray())
                .map(OccupationCode::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Departure read(ResultSet row, int number) throws SQLException {
        String register = row.getString("register");
        return new Departure(
                new DepartureId(row.getObject("id", UUID.class)),
                new RegistrantId(row.getLong("registrant_id")),
                register == null ? null : new RegisterId(register),
                occupations(row),
                DepartureKind.valueOf(row.getString("kind")),
                DepartureState.valueOf(row.getString("state")),
                row.getObject("last_day", LocalDate.class),
                row.getString("reason"),
                row.getString("reporter"),
                Arrays.stream((UUID[]) row.getArray("files").getArray())
                        .map(FileId::new)
                        .toList(),
                new Actor(row.getString("reported_by")),
                row.getObject("reported_at", OffsetDateTime.class).toInstant(),
                row.getObject("undo_until", LocalDate.class),
                row.getString("decision"));
    }
}
