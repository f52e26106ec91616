package nl.qualityregister.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.qualityregister.house.Columns;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Groups, who is in them, their sessions and who was there. */
@Repository
class IntervisionRows {
    private static final String GROUP = """
            select g.id, g.register, g.category, g.name, g.method, g.facilitator, g.contact_id, g.registered_on, g.version,
                   array(select m.registrant_id from intervision_member m
                         where m.group_id = g.id and m.left_on is null
                         order by m.registrant_id) as members
            from intervision_group g
            """;

    private static final String SESSION = """
            select s.id, s.group_id, s.held_on, s.hours, s.method, s.themes, s.guests, s.state, s.reported_by, s.reason,
                   array(select a.registrant_id from intervision_attendance a
                         where a.session_id = s.id
                         order by a.registrant_id) as attended
            from intervision_session s
            """;

    private final JdbcClient jdbc;

    IntervisionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(IntervisionGroupId id, NewIntervisionGroup group, LocalDate day) {
        describe(jdbc.sql("""
                insert into intervision_group (id, register, category, name, method, facilitator, contact_id, registered_on)
                values (:id, :register, :category, :name, :method, :facilitator, :contact, :day)
                """), id, group)
                .param("register", group.register().value())
                .param("category", group.category())
                .param("day", day)
                .update();
        join(id, group.members(), day);
    }

    /** Register and category stay; who is not named any more has left. */
    void change(IntervisionGroupId id, NewIntervisionGroup group, LocalDate day) {
        describe(jdbc.sql("""
                update intervision_group
                set name = :name, method = :method, facilitator = :facilitator, contact_id = :contact, version = version + 1
                where id = :id
                """), id, group).update();
        jdbc.sql("""
                update intervision_member
                set left_on = :day
                where group_id = :id
                  and left_on is null
                  and registrant_id <> all(:members)
                """)
                .param("id", id.value())
                .param("day", day)
                .param("members", Columns.numbers(group.members(), RegistrantId::value))
                .update();
        join(id, group.members(), day);
    }

    private static JdbcClient.StatementSpec describe(
            JdbcClient.StatementSpec statement, IntervisionGroupId id, NewIntervisionGroup group) {
        return statement
                .param("id", id.value())
                .param("name", group.name())
                .param("method", group.method())
                .param("facilitator", group.facilitator())
                .param("contact", group.contact().value());
    }

    private void join(IntervisionGroupId id, Collection<RegistrantId> members, LocalDate day) {
        jdbc.sql("""
                insert into intervision_member (group_id, registrant_id, joined_on)
                select :id, named.registrant, :day
                from unnest(:members) as named (registrant)
                where not exists (
                    select from intervision_member m
                    where m.group_id = :id and m.registrant_id = named.registrant and m.left_on is null)
                on conflict (group_id, registrant_id, joined_on) do update set left_on = null
                """)
                .param("id", id.value())
                .param("day", day)
                .param("members", Columns.numbers(members, RegistrantId::value))
                .update();
    }

    Optional<IntervisionGroup> find(IntervisionGroupId id) {
        return jdbc.sql(GROUP + "where g.id = :id")
                .param("id", id.value())
                .query((row, number) -> group(row))
                .optional();
    }

    /** Held to commit. */
    Optional<IntervisionGroup> lock(IntervisionGroupId id) {
        return jdbc.sql(GROUP + "where g.id = :id for no key update of g")
                .param("id", id.value())
                .query((row, number) -> group(row))
                .optional();
    }

    /** Those of which the registrant is a member today, or the contact person. */
    List<IntervisionGroup> of(RegistrantId registrant) {
        return jdbc.sql(GROUP + """
                where g.contact_id = :registrant
                   or exists (select from intervision_member m
                              where m.group_id = g.id and m.registrant_id = :registrant and m.left_on is null)
                order by g.registered_on desc, g.id
                """)
                .param("registrant", registrant.value())
                .query((row, number) -> group(row))
                .list();
    }

    List<RegistrantId> membersOn(IntervisionGroupId id, LocalDate day) {
        return jdbc.sql("""
                select registrant_id
                from intervision_member
                where group_id = :id
                  and joined_on <= :day
                  and (left_on is null or left_on > :day)
                """)
                .param("id", id.value())
                .param("day", day)
                .query((row, number) -> new RegistrantId(row.getLong("registrant_id")))
                .list();
    }

    void add(IntervisionSessionId id, NewIntervisionSession session, RegistrantId by, Instant at) {
        jdbc.sql("""
                insert into intervision_session (id, group_id, held_on, hours, method, themes, guests, state, reported_by, reported_at)
                values (:id, :group, :heldOn, :hours, :method, :themes, :guests, 'REPORTED', :by, :at)
                """)
                .param("id", id.value())
                .param("group", session.group().value())
                .param("heldOn", session.heldOn())
                .param("hours", session.hours().value())
                .param("method", session.method())
                .param("themes", session.themes().toArray(String[]::new))
                .param("guests", session.guests())
                .param("by", by.value())
                .param("at", Timestamp.from(at))
                .update();
        jdbc.sql("""
                insert into intervision_attendance (session_id, registrant_id)
                select :id, attended.registrant
                from unnest(:attended) as attended (registrant)
                """)
                .param("id", id.value())
                .param("attended", Columns.numbers(session.attended(), RegistrantId::value))
                .update();
    }

    /** Held to commit, so that of many who confirm at once the second sees that it is. */
    Optional<IntervisionSession> lock(IntervisionSessionId id) {
        return jdbc.sql(SESSION + "where s.id = :id for no key update of s")
                .param("id", id.value())
                .query((row, number) -> session(row))
                .optional();
    }

    Optional<IntervisionSession> find(IntervisionSessionId id) {
        return jdbc.sql(SESSION + "where s.id = :id")
                .param("id", id.value())
                .query((row, number) -> session(row))
                .optional();
    }

    List<IntervisionSession> sessions(IntervisionGroupId id) {
        return jdbc.sql(SESSION + "where s.group_id = :id order by s.held_on desc, s.id")
                .param("id", id.value())
                .query((row, number) -> session(row))
                .list();
    }

    void confirmed(IntervisionSessionId id, Instant at) {
        jdbc.sql("update intervision_session set state = 'CONFIRMED', confirmed_at = :at where id = :id")
                .param("id", id.value())
                .param("at", Timestamp.from(at))
                .update();
    }

    void voided(IntervisionSessionId id, String reason, Instant at) {
        jdbc.sql("update intervision_session set state = 'VOIDED', voided_at = :at, reason = :reason where id = :id")
                .param("id", id.value())
                .param("reason", reason)
                .param("at", Timestamp.from(at))
                .update();
    }

    private static IntervisionGroup group(ResultSet row) throws SQLException {
        return new IntervisionGroup(
                new IntervisionGroupId(row.getObject("id", UUID.class)),
                new NewIntervisionGroup(
                        new RegisterId(row.getString("register")),
                        row.getString("category"),
                        row.getString("name"),
                        row.getString("method"),
                        row.getString("facilitator"),
                        new RegistrantId(row.getLong("contact_id")),
                        people(row, "members")),
                row.getObject("registered_on", LocalDate.class),
                row.getLong("version"));
    }

    private static IntervisionSession session(ResultSet row) throws SQLException {
        @Nullable String reason = row.getString("reason");
        return new IntervisionSession(
                new IntervisionSessionId(row.getObject("id", UUID.class)),
                new NewIntervisionSession(
                        new IntervisionGroupId(row.getObject("group_id", UUID.class)),
                        row.getObject("held_on", LocalDate.class),
                        new Hundredths(row.getLong("hours")),
                        row.getString("method"),
                        List.of((String[]) row.getArray("themes").getArray()),
                        people(row, "attended"),
                        row.getInt("guests")),
                SessionState.valueOf(row.getString("state")),
                new RegistrantId(row.getLong("reported_by")),
                reason);
    }

    private static List<RegistrantId> people(ResultSet row, String column) throws SQLException {
        return Arrays.stream((Long[]) row.getArray(column).getArray())
                .map(RegistrantId::new)
                .toList();
    }
}
