package nl.qualityregister.course;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.trail.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Disputes as they lie in the table, and what attendance says of who reported it. */
@Repository
class DisputeRows {
    private static final String DISPUTE = """
            select d.id, d.edition_code, c.title, r.number, d.kind, d.remark, d.raised_at, d.upheld, d.answer
            from attendance_dispute d
            join edition e on e.code = d.edition_code
            join course c on c.code = e.course_code
            join registrant r on r.id = d.registrant_id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    DisputeRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Dispute add(RegistrantId registrant, EditionCode edition, DisputeKind kind, String remark) {
        DisputeId id = new DisputeId(UUID.randomUUID());
        jdbc.sql("""
                insert into attendance_dispute (id, edition_code, registrant_id, kind, remark, raised_at)
                values (:id, :edition, :registrant, :kind, :remark, :at)
                """)
                .param("id", id.value())
                .param("edition", edition.value())
                .param("registrant", registrant.value())
                .param("kind", kind.name())
                .param("remark", remark)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        return find(id);
    }

    Dispute answer(DisputeId id, boolean upheld, String answer, Actor by) {
        jdbc.sql("""
                update attendance_dispute
                set upheld = :upheld, answer = :answer, answered_at = :at, answered_by = :by
                where id = :id
                """)
                .param("upheld", upheld)
                .param("answer", answer)
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by.name())
                .param("id", id.value())
                .update();
        return find(id);
    }

    private Dispute find(DisputeId id) {
        return jdbc.sql(DISPUTE + "where d.id = :id")
                .param("id", id.value())
                .query(DisputeRows::dispute)
                .single();
    }

    Optional<Dispute> lock(DisputeId id, OrganisationId provider) {
        return jdbc.sql(DISPUTE + "where d.id = :id and c.provider_id = :provider for update of d")
                .param("id", id.value())
                .param("provider", provider.value())
                .query(DisputeRows::dispute)
                .optional();
    }

    List<Dispute> of(OrganisationId provider) {
        return jdbc.sql(DISPUTE + "where c.provider_id = :provider order by d.raised_at desc, d.id")
                .param("provider", provider.value())
                .query(DisputeRows::dispute)
                .list();
    }

    List<Dispute> of(RegistrantId registrant) {
        return jdbc.sql(DISPUTE + "where d.registrant_id = :registrant order by d.raised_at desc, d.id")
                .param("registrant", registrant.value())
                .query(DisputeRows::dispute)
                .list();
    }

    /** @param days of the term in which attendance is reported */
    Reliability reliability(OrganisationId provider, LocalDate from, LocalDate until, int days, LocalDate today) {
        return jdbc.sql("""
                with ended as materialized (
                    select e.code, e.ends_on + :days as last_day
                    from course c
                    join edition e on e.course_code = c.code
                    where c.provider_id = :provider
                      and e.ends_on between :from and :until
                      and isfinite(e.scheduled_at)
                      and cast(e.scheduled_at at time zone 'Europe/Amsterdam' as date) <= e.ends_on
                      and exists (select
                                  from accreditation a
                                  where a.course_code = e.course_code and a.version = e.version and a.valid @> e.ends_on)),
                reported as (
                    select count(*) as recorded,
                           count(*) filter (where cast(d.recorded_at at time zone 'Europe/Amsterdam' as date) > ended.last_day) as late
                    from ended
                    join attendance d on d.edition_code = ended.code),
                disputes as (
                    select count(*) as disputed, count(*) filter (where d.upheld) as upheld
                    from ended
                    join attendance_dispute d on d.edition_code = ended.code)
                select (select count(*) from ended) as editions,
                       (select count(*)
                        from ended
                        where last_day < :today
                          and not exists (select from attendance d where d.edition_code = ended.code)) as unreported,
                       reported.recorded, reported.late,
                       (select count(*) from ended join attendance_void gone on gone.edition_code = ended.code) as voided,
                       disputes.disputed, disputes.upheld
                from reported, disputes
                """)
                .param("provider", provider.value())
                .param("from", from)
                .param("until", until)
                .param("days", days)
                .param("today", today)
                .query((row, number) -> new Reliability(
                        row.getLong("editions"),
                        row.getLong("unreported"),
                        row.getLong("recorded"),
                        row.getLong("late"),
                        row.getLong("voided"),
                        row.getLong("disputed"),
                        row.getLong("upheld")))
                .single();
    }

    private static Dispute dispute(ResultSet row, int number) throws SQLException {
        return new Dispute(
                new DisputeId(row.getObject("id", UUID.class)),
                new EditionCode(row.getString("edition_code")),
                row.getString("title"),
                new RegistrationNumber(row.getString("number")),
                DisputeKind.valueOf(row.getString("kind")),
                row.getString("remark"),
                row.getTimestamp("raised_at").toInstant(),
                row.getObject("upheld", Boolean.class),
                row.getString("answer"));
    }
}
