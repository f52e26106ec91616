package nl.qualityregister.decision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
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
import java.util.stream.Stream;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.decision.MergerPreview.OfRegistration;
import nl.qualityregister.decision.MergerPreview.Way;
import nl.qualityregister.house.Columns;
import nl.qualityregister.house.Violation;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.roll.Status;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements on the tables of mergers. */
@Component
class MergerRows {
    private static final String MERGER = """
            select id, loser_id, survivor_id, digest, reason, state, proposed_by, proposed_at, decided_at, decision, undone_at, undoing
            from merger
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    MergerRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Refuses with {@link MergerPending}. */
    MergerId insert(RegistrantId loser, RegistrantId survivor, String digest, String reason, Actor by) {
        MergerId id = new MergerId(UUID.randomUUID());
        try {
            jdbc.sql("""
                            insert into merger (id, loser_id, survivor_id, digest, reason, state, proposed_by, proposed_at)
                            values (:id, :loser, :survivor, :digest, :reason, 'PROPOSED', :by, :now)
                            """)
                    .param("id", id.value())
                    .param("loser", loser.value())
                    .param("survivor", survivor.value())
                    .param("digest", digest)
                    .param("reason", reason)
                    .param("by", by.name())
                    .param("now", now())
                    .update();
        } catch (DuplicateKeyException refused) {
            throw Violation.of("merger_open_uk", refused) ? new MergerPending() : refused;
        }
        return id;
    }

    Optional<Merger> find(MergerId id) {
        return jdbc.sql(MERGER + "where id = :id")
                .param("id", id.value())
                .query(MergerRows::read)
                .optional();
    }

    Optional<Merger> lock(MergerId id) {
        return jdbc.sql(MERGER + "where id = :id for update")
                .param("id", id.value())
                .query(MergerRows::read)
                .optional();
    }

    /** In the state, the oldest first. */
    List<Merger> in(MergerState state, Optional<MergerId> after, int limit) {
        String keyset = after.isEmpty() ? "" : """
                and (proposed_at, id) > (select last.proposed_at, last.id from merger last where last.id = :after)
                """;
        return jdbc.sql(MERGER + "where state = :state\n" + keyset + "order by proposed_at, id limit :limit")
                .param("state", state.name())
                .param("after", after.map(MergerId::value).orElse(null))
                .param("limit", limit)
                .query(MergerRows::read)
                .list();
    }

    /** In effect, by which any of these is merged into another. */
    List<Merger> of(Collection<RegistrantId> losers) {
        return jdbc.sql(MERGER + "where state = 'IN_EFFECT' and loser_id = any(:losers)")
                .param("losers", Columns.numbers(losers, RegistrantId::value))
                .query(MergerRows::read)
                .list();
    }

    /** Those whose number led to this person's, directly or by way of others. */
    List<RegistrantId> ledTo(RegistrantId survivor) {
        return jdbc.sql("""
                        with recursive led as (
                            select loser_id from merger where survivor_id = :survivor and state = 'IN_EFFECT'
                            union
                            select merger.loser_id from led join merger on merger.survivor_id = led.loser_id and merger.state = 'IN_EFFECT')
                        select loser_id from led
                        """)
                .param("survivor", survivor.value())
                .query((row, number) -> new RegistrantId(row.getLong("loser_id")))
                .list();
    }

    /** Refuses with {@link OwnCase}. */
    void decide(MergerId id, MergerState state, @Nullable String decision, Actor by) {
        try {
            jdbc.sql("""
                            update merger
                            set state = :state, decision = :decision, decided_by = :by, decided_at = :now, version = version + 1
                            where id = :id
                            """)
                    .param("state", state.name())
                    .param("decision", decision)
                    .param("by", by.name())
                    .param("now", now())
                    .param("id", id.value())
                    .update();
        } catch (DataIntegrityViolationException refused) {
            throw Violation.of("merger_two_people_ck", refused) ? new OwnCase() : refused;
        }
    }

    void undo(MergerId id, String reason, Actor by) {
        jdbc.sql("""
                        update merger
                        set state = 'UNDONE', undoing = :reason, undone_by = :by, undone_at = :now, version = version + 1
                        where id = :id
                        """)
                .param("reason", reason)
                .param("by", by.name())
                .param("now", now())
                .param("id", id.value())
                .update();
    }

    void keep(MergerId id, List<OfRegistration> stretches) {
        for (int place = 0; place < stretches.size(); place++) {
            OfRegistration stretch = stretches.get(place);
            jdbc.sql("""
                            insert into merger_stretch
                                   (merger_id, place, carried, register, occupation, status, true_from, true_until, valid_until)
                            values (:merger, :place, :carried, :register, :occupation, :status, :from, :until, :validUntil)
                            """)
                    .param("merger", id.value())
                    .param("place", place)
                    .param("carried", stretch.carried())
                    .param("register", stretch.register().value())
                    .param("occupation", stretch.occupation().value())
                    .param("status", stretch.status().name())
                    .param("from", stretch.from())
                    .param("until", stretch.until())
                    .param("validUntil", stretch.validUntil())
                    .update();
        }
    }

    List<OfRegistration> stretches(MergerId id) {
        return jdbc.sql("""
                        select carried, register, occupation, status, true_from, true_until, valid_until
                        from merger_stretch
                        where merger_id = :id
                        order by place
                        """)
                .param("id", id.value())
                .query((row, number) -> new OfRegistration(
                        row.getBoolean("carried"),
                        new RegisterId(row.getString("register")),
                        new OccupationCode(row.getString("occupation")),
                        Status.valueOf(row.getString("status")),
                        row.getObject("true_from", LocalDate.class),
                        row.getObject("true_until", LocalDate.class),
                        row.getObject("valid_until", LocalDate.class)))
                .list();
    }

    record Kept(CycleId cycle, Way way, LocalDate lastDay, Set<OccupationCode> occupations) {}

    void keep(MergerId id, Kept cycle) {
        jdbc.sql("""
                        insert into merger_cycle (merger_id, cycle_id, way, last_day, occupations)
                        values (:merger, :cycle, :way, :lastDay, cast(:occupations as text[]))
                        """)
                .param("merger", id.value())
                .param("cycle", cycle.cycle().value())
                .param("way", cycle.way().name())
                .param("lastDay", cycle.lastDay())
                .param("occupations", Columns.text(cycle.occupations(), OccupationCode::value))
                .update();
    }

    List<Kept> cycles(MergerId id) {
        return jdbc.sql("""
                        select cycle_id, way, last_day, occupations
                        from merger_cycle
                        where merger_id = :id
                        order by cycle_id
                        """)
                .param("id", id.value())
                .query((row, number) -> new Kept(
                        new CycleId(row.getLong("cycle_id")),
                        Way.valueOf(row.getString("way")),
                        row.getObject("last_day", LocalDate.class),
                        Arrays.stream((String[]) row.getArray("occupations").getArray())
                                .map(OccupationCode::new)
                                .collect(Collectors.toUnmodifiableSet())))
                .list();
    }

    /** Whether it was decided not to renew the person, and the registration still runs. */
    boolean lapseWaits(RegistrantId person) {
        return jdbc.sql("""
                        select exists (
                            select from lapse
                            join renewal_decision on renewal_decision.id = lapse.decision_id
                            join cycle on cycle.id = renewal_decision.cycle_id
                            where cycle.registrant_id = :person and lapse.entered_on is null
                              and not exists (select from renewal_decision later where later.replaces = lapse.decision_id))
                        """)
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }

    /** Whether an objection of the person is not decided: what comes of it is entered under the number it was made under. */
    boolean objectionWaits(RegistrantId person) {
        return jdbc.sql("""
                        select exists (
                            select from renewal_decision
                            join cycle on cycle.id = renewal_decision.cycle_id
                            join objection on objection.subject = 'decision:' || renewal_decision.id
                            where cycle.registrant_id = :person and objection.state = any(:open))
                        """)
                .param("person", person.value())
                .param(
                        "open",
                        Stream.of(ObjectionState.values())
                                .filter(ObjectionState::open)
                                .map(Enum::name)
                                .toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    /**
     * Whether anything else was entered since of a registration that days were carried to, but for what was taken back: extensions that
     * were reversed, or are the norm's and come again, measures that never were, departures come back upon.
     */
    boolean enteredSince(Merger merger) {
        return jdbc.sql("""
                        select exists (
                            select from roll_entry later
                            where later.registrant_id = :survivor
                              and not starts_with(later.basis, :basis)
                              and not starts_with(later.basis, 'norm-extension:')
                              and not exists (select from extension
                                              where extension.state = 'REVERSED'
                                                and later.basis in ('extension:' || extension.id, 'extension-reversal:' || extension.id))
                              and not exists (select from roll_entry undone
                                              where undone.kind = 'MEASURE_REVERSED' and undone.measure_id = later.measure_id
                                                and undone.registrant_id = later.registrant_id)
                              and not exists (select from departure
                                              where departure.state = 'UNDONE' and later.basis = 'departure:' || departure.id)
                              and exists (select from merger_stretch stretch
                                          where stretch.merger_id = :id and stretch.carried
                                            and stretch.register = later.register and stretch.occupation = later.occupation)
                              and later.index > (select max(index) from roll_entry carried
                                                 where carried.registrant_id = :survivor and starts_with(carried.basis, :basis)))
                        """)
                .param("survivor", merger.survivor().value())
                .param("basis", merger.basis())
                .param("id", merger.id().value())
                .query(Boolean.class)
                .single();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Merger read(ResultSet row, int number) throws SQLException {
        return new Merger(
                new MergerId(row.getObject("id", UUID.class)),
                new RegistrantId(row.getLong("loser_id")),
                new RegistrantId(row.getLong("survivor_id")),
                row.getString("digest"),
                row.getString("reason"),
                MergerState.valueOf(row.getString("state")),
                new Actor(row.getString("proposed_by")),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                moment(row, "decided_at"),
                row.getString("decision"),
                moment(row, "undone_at"),
                row.getString("undoing"));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
