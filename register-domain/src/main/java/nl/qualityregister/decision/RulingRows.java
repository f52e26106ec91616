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
import java.util.UUID;
import java.util.stream.Collectors;
import nl.qualityregister.file.FileId;
import nl.qualityregister.house.Columns;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.roll.MeasureId;
import nl.qualityregister.roll.MeasureKind;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements on the table of rulings. */
@Component
class RulingRows {
    private static final String RULING = """
            select id, registrant_id, register, occupations, kind, interim, body, reference, ruled_on, published, publication_ground,
                   first_day, until_day, files, state, measures, current, recorded_by, recorded_at, confirmed_at, appealed_on,
                   suspended_on, decision
            from ruling
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    RulingRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    RulingId insert(NewRuling ruled, Collection<OccupationCode> occupations, Actor by) {
        RulingId id = new RulingId(UUID.randomUUID());
        jdbc.sql("""
                        insert into ruling (id, registrant_id, register, occupations, kind, interim, body, reference, ruled_on, published,
                                            publication_ground, first_day, until_day, files, state, recorded_by, recorded_at)
                        values (:id, :registrant, :register, cast(:occupations as text[]), :kind, :interim, :body, :reference, :ruledOn,
                                :published, :ground, :from, :until, cast(:files as uuid[]), 'RECORDED', :by, :at)
                        """)
                .param("id", id.value())
                .param("registrant", ruled.registrant().value())
                .param("register", ruled.register().value())
                .param("occupations", Columns.text(occupations, OccupationCode::value))
                .param("kind", ruled.kind().name())
                .param("interim", ruled.interim())
                .param("body", ruled.body().strip())
                .param("reference", ruled.reference().strip())
                .param("ruledOn", ruled.ruledOn())
                .param("published", ruled.published())
                .param("ground", ruled.publicationGround().strip())
                .param("from", ruled.from())
                .param("until", ruled.until())
                .param("files", Columns.text(ruled.files(), FileId::value))
                .param("by", by.name())
                .param("at", now())
                .update();
        return id;
    }

    void confirm(RulingId id, RulingState state, Actor by) {
        jdbc.sql("""
                        update ruling
                        set state = :state, confirmed_by = :by, confirmed_at = :at, version = version + 1
                        where id = :id
                        """)
                .param("state", state.name())
                .param("by", by.name())
                .param("at", now())
                .param("id", id.value())
                .update();
    }

    void appeal(RulingId id, RulingState state, LocalDate appealedOn, @Nullable LocalDate suspendedOn) {
        jdbc.sql("""
                        update ruling
                        set state = :state, appealed_on = :appealedOn, suspended_on = :suspendedOn, version = version + 1
                        where id = :id
                        """)
                .param("state", state.name())
                .param("appealedOn", appealedOn)
                .param("suspendedOn", suspendedOn)
                .param("id", id.value())
                .update();
    }

    void decide(RulingId id, RulingState state, @Nullable String decision, Actor by) {
        jdbc.sql("""
                        update ruling
                        set state = :state, decision = :decision, decided_by = :by, decided_at = :at, version = version + 1
                        where id = :id
                        """)
                .param("state", state.name())
                .param("decision", decision)
                .param("by", by.name())
                .param("at", now())
                .param("id", id.value())
                .update();
    }

    void publish(RulingId id, boolean published, String ground) {
        jdbc.sql("""
                        update ruling
                        set published = :published, publication_ground = :ground, version = version + 1
                        where id = :id
                        """)
                .param("published", published)
                .param("ground", ground)
                .param("id", id.value())
                .update();
    }

    /** What it led to on the roll; with the days that it now has. */
    void imposed(RulingId id, List<MeasureId> measures, LocalDate from, @Nullable LocalDate until) {
        jdbc.sql("""
                        update ruling
                        set measures = measures || cast(:measures as uuid[]), current = cardinality(cast(:measures as uuid[])),
                            first_day = :from, until_day = :until, version = version + 1
                        where id = :id
                        """)
                .param("measures", Columns.text(measures, MeasureId::value))
                .param("from", from)
                .param("until", until)
                .param("id", id.value())
                .update();
    }

    /** Rises with every change. */
    long version(RulingId id) {
        return jdbc.sql("select version from ruling where id = :id")
                .param("id", id.value())
                .query(Long.class)
                .single();
    }

    Optional<Ruling> find(RulingId id) {
        return jdbc.sql(RULING + "where id = :id")
                .param("id", id.value())
                .query(RulingRows::read)
                .optional();
    }

    Optional<Ruling> lock(RulingId id) {
        return jdbc.sql(RULING + "where id = :id for update")
                .param("id", id.value())
                .query(RulingRows::read)
                .optional();
    }

    List<Ruling> of(RegistrantId registrant) {
        return jdbc.sql(RULING + "where registrant_id = :registrant order by recorded_at desc, id")
                .param("registrant", registrant.value())
                .query(RulingRows::read)
                .list();
    }

    List<Ruling> in(RulingState state, Optional<RulingId> after, int limit) {
        String keyset = after.isEmpty() ? "" : """
                and (recorded_at, id) > (select last.recorded_at, last.id from ruling last where last.id = :after)
                """;
        return jdbc.sql(RULING + "where state = :state\n" + keyset + "order by recorded_at, id limit :limit")
                .param("state", state.name())
                .param("after", after.map(RulingId::value).orElse(null))
                .param("limit", limit)
                .query(RulingRows::read)
                .list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Ruling read(ResultSet row, int number) throws SQLException {
        List<MeasureId> measures = Arrays.stream(
                        (UUID[]) row.getArray("measures").getArray())
                .map(MeasureId::new)
                .toList();
        @Nullable OffsetDateTime confirmedAt = row.getObject("confirmed_at", OffsetDateTime.class);
        return new Ruling(
                new RulingId(row.getObject("id", UUID.class)),
                ruled(row),
                RulingState.valueOf(row.getString("state")),
                measures,
                measures.subList(measures.size() - row.getInt("current"), measures.size()),
                new Actor(row.getString("recorded_by")),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                confirmedAt == null ? null : confirmedAt.toInstant(),
                row.getObject("appealed_on", LocalDate.class),
                row.getObject("suspended_on", LocalDate.class),
                row.getString("decision"));
    }

    private static NewRuling ruled(ResultSet row) throws SQLException {
        return new NewRuling(
                new RegistrantId(row.getLong("registrant_id")),
                new RegisterId(row.getString("register")),
                Arrays.stream((String[]) row.getArray("occupations").getArray())
                        .map(OccupationCode::new)
                        .collect(Collectors.toSet()),
                MeasureKind.valueOf(row.getString("kind")),
                row.getBoolean("interim"),
                row.getString("body"),
                row.getString("reference"),
                row.getObject("ruled_on", LocalDate.class),
                row.getBoolean("published"),
                row.getString("publication_ground"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("until_day", LocalDate.class),
                Arrays.stream((UUID[]) row.getArray("files").getArray())
                        .map(FileId::new)
                        .toList());
    }
}
