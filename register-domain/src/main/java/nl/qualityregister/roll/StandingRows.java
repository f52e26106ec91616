package nl.qualityregister.roll;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import nl.qualityregister.house.Columns;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.RegistrationNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The standing in two times as rows. */
@Component
class StandingRows {
    /**
     * Number by number, each by index ({@code offset 0} keeps the planner from turning it round): ranges tell it little about how many
     * rows to expect, and nothing at all of a table just filled.
     */
    private static final String LOOK_UP = """
            select r.number, s.registrant_id, s.register, s.occupation, s.status, s.registered_since, s.since,
                   s.until, s.valid_until,
                   exists (select from roll_entry e where e.registrant_id = r.id and e.measure_id is not null) as measured
              from registrant r
             cross join lateral (
                   select registrant_id, register, occupation, status, registered_since, since, until, valid_until,
                          days, known
                     from roll_standing
                    where registrant_id = r.id
                   offset 0) s
             where s.days @> cast(:validOn as date)
            """;

    private static final String OF_MANY = " and r.number = any(:numbers)";

    /** Of an array the planner does not know how long it is, and would plan each look-up anew. */
    private static final String OF_ONE = " and r.number = :number";

    private static final String AS_KNOWN_NOW = " and upper_inf(s.known)";

    private static final String AS_KNOWN_AT = " and s.known @> cast(:knownAt as timestamptz)";

    static final Comparator<Standing> IN_ORDER = Comparator.<Standing, String>comparing(
                    standing -> standing.registration().register().value())
            .thenComparing(standing -> standing.registration().occupation().value());

    private static final String ROW = """
            select id, registrant_id, register, occupation, status, registered_since, since, until, valid_until,
                   entry_index, lower(days) as days_from, upper(days) as days_until,
                   lower(known) as known_from, upper(known) as known_until
              from roll_standing
            """;

    private static final String CLOSE = """
            update roll_standing
               set known = tstzrange(lower(known), ended.at)
              from unnest(:ids, cast(:moments as timestamptz[])) as ended (id, at)
             where roll_standing.id = ended.id
            """;

    private static final String OPEN = """
            insert into roll_standing
                   (registrant_id, register, occupation, status, registered_since, since, until, valid_until,
                    entry_index, days, known)
            select registrant_id, register, occupation, status, registered_since, since, until, valid_until,
                   entry_index, daterange(days_from, days_until), tstzrange(known_from, known_until)
              from unnest(:registrants, :registers, :occupations, :statuses, cast(:registeredSince as date[]),
                          cast(:since as date[]), cast(:until as date[]), cast(:validUntil as date[]), :entries,
                          cast(:daysFrom as date[]), cast(:daysUntil as date[]),
                          cast(:knownFrom as timestamptz[]), cast(:knownUntil as timestamptz[]))
                   as row (registrant_id, register, occupation, status, registered_since, since, until, valid_until,
                           entry_index, days_from, days_until, known_from, known_until)
            """;

    private final JdbcClient jdbc;

    StandingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param knownAt absent for what is known now */
    List<LookRow> lookUp(Collection<RegistrationNumber> numbers, LocalDate validOn, @Nullable Instant knownAt) {
        boolean one = numbers.size() == 1;
        String asked = LOOK_UP + (one ? OF_ONE : OF_MANY) + (knownAt == null ? AS_KNOWN_NOW : AS_KNOWN_AT);
        JdbcClient.StatementSpec statement = jdbc.sql(asked).param("validOn", validOn);
        if (knownAt != null) {
            statement.param("knownAt", knownAt.atOffset(ZoneOffset.UTC));
        }
        return (one
                        ? statement.param("number", numbers.iterator().next().value())
                        : statement.param("numbers", Columns.text(numbers, RegistrationNumber::value)))
                .query((row, i) -> new LookRow(standing(row), row.getBoolean("measured")))
                .list();
    }

    /** What is known now of every registration of these registrants. */
    List<StandingRow> current(Collection<RegistrantId> registrants) {
        return jdbc.sql(ROW + " where registrant_id = any(:registrants) and upper_inf(known)")
                .param("registrants", Columns.numbers(registrants, RegistrantId::value))
                .query((row, i) -> row(row))
                .list();
    }

    /** Everything ever believed of registrants from the first up to and without the last. */
    List<StandingRow> between(RegistrantId from, RegistrantId until) {
        return jdbc.sql(ROW + " where registrant_id >= :from and registrant_id < :until")
                .param("from", from.value())
                .param("until", until.value())
                .query((row, i) -> row(row))
                .list();
    }

    void store(List<StandingRow> closed, List<StandingRow> opened) {
        if (!closed.isEmpty()) {
            jdbc.sql(CLOSE)
                    .param("ids", Columns.numbers(closed, row -> Objects.requireNonNull(row.id())))
                    .param("moments", Columns.text(closed, StandingRow::knownUntil))
                    .update();
        }
        open(OPEN, opened);
    }

    private void open(String statement, List<StandingRow> opened) {
        jdbc.sql(statement)
                .param(
                        "registrants",
                        Columns.numbers(
                                opened, row -> row.registration().registrant().value()))
                .param(
                        "registers",
                        Columns.text(opened, row -> row.registration().register()))
                .param(
                        "occupations",
                        Columns.text(opened, row -> row.registration().occupation()))
                .param(
                        "statuses",
                        Columns.text(opened, row -> row.stretch().segment().status()))
                .param(
                        "registeredSince",
                        Columns.text(opened, row -> row.stretch().registeredSince()))
                .param("since", Columns.text(opened, row -> row.stretch().since()))
                .param("until", Columns.text(opened, row -> row.stretch().until()))
                .param(
                        "validUntil",
                        Columns.text(opened, row -> row.stretch().segment().validUntil()))
                .param(
                        "entries",
                        Columns.numbers(opened, row -> row.stretch().segment().entryIndex()))
                .param(
                        "daysFrom",
                        Columns.text(
                                opened, row -> row.stretch().segment().days().from()))
                .param(
                        "daysUntil",
                        Columns.text(
                                opened, row -> row.stretch().segment().days().until()))
                .param("knownFrom", Columns.text(opened, StandingRow::knownFrom))
                .param("knownUntil", Columns.text(opened, StandingRow::knownUntil))
                .update();
    }

    /** Everything ever believed of these registrants. */
    List<StandingRow> of(Collection<RegistrantId> registrants) {
        return jdbc.sql(ROW + " where registrant_id = any(:registrants)")
                .param("registrants", Columns.numbers(registrants, RegistrantId::value))
                .query((row, i) -> row(row))
                .list();
    }

    long lastRegistrant() {
        return jdbc.sql("select coalesce(max(registrant_id), 0) from roll_standing")
                .query(Long.class)
                .single();
    }

    /** Into the table that is being built beside the one in use. */
    void storeRebuilt(List<StandingRow> rows) {
        open(OPEN.replace("roll_standing", "roll_standing_rebuilt"), rows);
    }

    /** @param erased entries from which nothing follows any more */
    void removeRebuilt(Set<RegistrantId> registrants, Set<Long> erased) {
        jdbc.sql("delete from roll_standing_rebuilt where registrant_id = any(:registrants)")
                .param("registrants", Columns.numbers(registrants, RegistrantId::value))
                .update();
        if (!erased.isEmpty()) {
            jdbc.sql("delete from roll_standing_rebuilt where entry_index = any(:erased)")
                    .param("erased", erased.toArray(Long[]::new))
                    .update();
        }
    }

    void remove(Set<RegistrantId> registrants) {
        jdbc.sql("delete from roll_standing where registrant_id = any(:registrants)")
                .param("registrants", Columns.numbers(registrants, RegistrantId::value))
                .update();
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                new RegistrationNumber(row.getString("number")),
                EntryRows.registration(row),
                Status.valueOf(row.getString("status")),
                row.getObject("registered_since", LocalDate.class),
                row.getObject("since", LocalDate.class),
                row.getObject("until", LocalDate.class),
                row.getObject("valid_until", LocalDate.class));
    }

    private static StandingRow row(ResultSet row) throws SQLException {
        Segment segment = new Segment(
                new Days(row.getObject("days_from", LocalDate.class), row.getObject("days_until", LocalDate.class)),
                Status.valueOf(row.getString("status")),
                row.getObject("valid_until", LocalDate.class),
                row.getLong("entry_index"));
        Stretch stretch = new Stretch(
                segment,
                row.getObject("registered_since", LocalDate.class),
                row.getObject("since", LocalDate.class),
                row.getObject("until", LocalDate.class));
        @Nullable OffsetDateTime knownUntil = row.getObject("known_until", OffsetDateTime.class);
        return new StandingRow(
                row.getLong("id"),
                EntryRows.registration(row),
                stretch,
                EntryRows.moment(row, "known_from"),
                knownUntil == null ? null : knownUntil.toInstant());
    }
}
