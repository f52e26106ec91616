package nl.qualityregister.decision;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.qualityregister.house.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The statements on the table of diploma checks. */
@Component
class DiplomaRows {
    /** After how long it is asked again; after the last it stays unverified until it is handed in again. */
    private static final List<Duration> WAITS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofDays(1),
            Duration.ofDays(3));

    private static final Duration UNDER_WAY = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    DiplomaRows(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** What is due to be asked, claimed for one who asks. */
    record Due(ApplicationId application, int place, int tries, DiplomaQuestion question) {}

    /** What was answered of the same diploma of the same person before stays. */
    void expect(ApplicationId id, NewApplication asked) {
        List<Integer> places = new ArrayList<>();
        for (int place = 0; place < asked.qualifications().size(); place++) {
            Qualification qualification = asked.qualifications().get(place);
            if (qualification.kind() == Qualification.Kind.DIPLOMA) {
                places.add(place);
                expect(id, place, asked, qualification);
            }
        }
        jdbc.sql("delete from diploma_check where application_id = :id and not place = any(:places)")
                .param("id", id.value())
                .param("places", places.toArray(Integer[]::new))
                .update();
    }

    private void expect(ApplicationId id, int place, NewApplication asked, Qualification diploma) {
        String number = number(diploma);
        boolean askable = !number.isEmpty();
        jdbc.sql("""
                        insert into diploma_check (application_id, place, question, outcome, detail, next_try_at)
                        values (:id, :place, :question, 'UNVERIFIED', :detail, :due)
                        on conflict (application_id, place) do update
                        set question = excluded.question, outcome = excluded.outcome, detail = excluded.detail, tries = 0,
                            checked_at = null, next_try_at = excluded.next_try_at
                        where diploma_check.question <> excluded.question
                        """)
                .param("id", id.value())
                .param("place", place)
                .param("question", askable ? hash(DiplomaQuestion.of(asked, diploma, number)) : "")
                .param("detail", askable ? "diploma-not-asked-yet" : "diploma-without-number")
                .param("due", askable ? Timestamp.from(clock.instant()) : null)
                .update();
    }

    private static String number(Qualification diploma) {
        String given = diploma.number();
        return given == null ? "" : given.strip();
    }

    /** So that it is known again; who is asked about is not written down a second time. */
    private String hash(DiplomaQuestion question) {
        byte[] written = json.writeValueAsString(question).getBytes(StandardCharsets.UTF_8);
        return Sha256.hex(written);
    }

    List<DiplomaCheck> of(ApplicationId id) {
        return jdbc.sql("""
                        select place, outcome, detail, checked_at
                        from diploma_check
                        where application_id = :id
                        order by place
                        """).param("id", id.value()).query(DiplomaRows::check).list();
    }

    private static DiplomaCheck check(ResultSet row, int number) throws SQLException {
        OffsetDateTime checkedAt = row.getObject("checked_at", OffsetDateTime.class);
        return new DiplomaCheck(
                row.getInt("place"),
                DiplomaOutcome.valueOf(row.getString("outcome")),
                row.getString("detail"),
                checkedAt == null ? null : checkedAt.toInstant());
    }

    /** One who dies while asking is followed by another after five minutes. */
    @Transactional
    List<Due> claim(int atMost) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        update diploma_check
                        set tries = tries + 1, next_try_at = :later
                        from application
                        where application.id = diploma_check.application_id
                          and (diploma_check.application_id, diploma_check.place) in (
                              select due.application_id, due.place
                              from diploma_check due
                              join application asking on asking.id = due.application_id
                              where due.next_try_at <= :now
                                and asking.state in ('SUBMITTED', 'RETURNED', 'ASSESSED')
                              order by due.next_try_at
                              limit :atMost
                              for update of due skip locked)
                        returning diploma_check.application_id, diploma_check.place, diploma_check.tries, application.asked::text as asked
                        """)
                .param("later", Timestamp.from(now.plus(UNDER_WAY)))
                .param("now", Timestamp.from(now))
                .param("atMost", atMost)
                .query((row, number) -> due(row))
                .list();
    }

    private Due due(ResultSet row) throws SQLException {
        NewApplication asked = json.readValue(row.getString("asked"), NewApplication.class);
        int place = row.getInt("place");
        Qualification diploma = asked.qualifications().get(place);
        return new Due(
                new ApplicationId(row.getObject("application_id", UUID.class)),
                place,
                row.getInt("tries"),
                DiplomaQuestion.of(asked, diploma, number(diploma)));
    }

    /** Says nothing where the diploma was exchanged for another while it was asked about. */
    @Transactional
    void note(Due due, DiplomaRegister.Reply reply) {
        Instant now = clock.instant();
        jdbc.sql("""
                        update diploma_check
                        set outcome = :outcome, detail = :detail, checked_at = :now, next_try_at = :again
                        where application_id = :id and place = :place and question = :question
                        """)
                .param("outcome", reply.outcome().name())
                .param("detail", reply.detail())
                .param("now", Timestamp.from(now))
                .param("again", again(due, reply, now))
                .param("id", due.application().value())
                .param("place", due.place())
                .param("question", hash(due.question()))
                .update();
    }

    private static @Nullable Timestamp again(Due due, DiplomaRegister.Reply reply, Instant now) {
        return reply.outcome() == DiplomaOutcome.UNVERIFIED && due.tries() <= WAITS.size()
                ? Timestamp.from(now.plus(WAITS.get(due.tries() - 1)))
                : null;
    }
}
