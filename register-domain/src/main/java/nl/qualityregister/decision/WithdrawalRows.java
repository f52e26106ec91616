package nl.qualityregister.decision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import nl.qualityregister.course.CourseCode;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.trail.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Withdrawals as they lie in the table: appended, never changed. */
@Repository
class WithdrawalRows {
    private final JdbcClient jdbc;

    WithdrawalRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Withdrawal withdrawal) {
        WithdrawalOrder order = withdrawal.order();
        jdbc.sql("""
                insert into accreditation_withdrawal (id, course_code, register, first_day_without, take_back_from, reason, digest,
                                                      registrants, credits, points, cycles_short, decided_by, decided_at)
                values (:id, :course, :register, :day, cast(:from as date), :reason, :digest, :registrants, :credits, :points, :short,
                        :by, :at)
                """)
                .param("id", withdrawal.id().value())
                .param("course", order.course().value())
                .param("register", order.register().value())
                .param("day", order.firstDayWithout())
                .param(
                        "from",
                        order.takeBackFrom() == null
                                ? null
                                : order.takeBackFrom().toString())
                .param("reason", withdrawal.reason())
                .param("digest", withdrawal.digest())
                .param("registrants", withdrawal.registrants())
                .param("credits", withdrawal.credits())
                .param("points", withdrawal.points().value())
                .param("short", withdrawal.cyclesShort())
                .param("by", withdrawal.decidedBy().name())
                .param("at", Timestamp.from(withdrawal.decidedAt()))
                .update();
    }

    Optional<Withdrawal> find(WithdrawalId id) {
        return jdbc.sql("""
                select id, course_code, register, first_day_without, take_back_from, reason, digest, registrants, credits, points,
                       cycles_short, decided_by, decided_at
                from accreditation_withdrawal
                where id = :id
                """)
                .param("id", id.value())
                .query(WithdrawalRows::withdrawal)
                .optional();
    }

    private static Withdrawal withdrawal(ResultSet row, int number) throws SQLException {
        return new Withdrawal(
                new WithdrawalId(row.getObject("id", UUID.class)),
                new WithdrawalOrder(
                        new CourseCode(row.getString("course_code")),
                        new RegisterId(row.getString("register")),
                        row.getObject("first_day_without", LocalDate.class),
                        row.getObject("take_back_from", LocalDate.class)),
                row.getString("reason"),
                row.getString("digest"),
                row.getLong("registrants"),
                row.getLong("credits"),
                new Hundredths(row.getLong("points")),
                row.getLong("cycles_short"),
                new Actor(row.getString("decided_by")),
                row.getObject("decided_at", OffsetDateTime.class).toInstant());
    }
}
