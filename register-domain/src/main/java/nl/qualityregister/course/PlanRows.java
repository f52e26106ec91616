package nl.qualityregister.course;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.qualityregister.house.Columns;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Own plans as they lie in the table, and what a forecast makes of them and of booked seats. */
@Repository
class PlanRows {
    private static final String PLAN = """
            select id, registrant_id, register, title, completed_on, category, type, topic, knowledge_source, points, hours, version
            from own_plan
            where dropped_at is null
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    PlanRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    OwnPlan add(RegistrantId registrant, NewPlan plan) {
        PlanId id = new PlanId(UUID.randomUUID());
        terms(jdbc.sql("""
                insert into own_plan (id, registrant_id, register, title, completed_on, category, type, topic, knowledge_source,
                                      points, hours, planned_at)
                values (:id, :registrant, :register, :title, :completedOn, :category, :type, :topic, :knowledgeSource,
                        :points, :hours, :at)
                """), id, plan)
                .param("registrant", registrant.value())
                .param("at", Timestamp.from(clock.instant()))
                .update();
        return find(id).orElseThrow();
    }

    OwnPlan change(PlanId id, NewPlan plan) {
        terms(jdbc.sql("""
                update own_plan
                set register = :register, title = :title, completed_on = :completedOn, category = :category, type = :type,
                    topic = :topic, knowledge_source = :knowledgeSource, points = :points, hours = :hours, version = version + 1
                where id = :id
                """), id, plan).update();
        return find(id).orElseThrow();
    }

    private static JdbcClient.StatementSpec terms(JdbcClient.StatementSpec statement, PlanId id, NewPlan plan) {
        return statement
                .param("id", id.value())
                .param("register", plan.register().value())
                .param("title", plan.title().strip())
                .param("completedOn", plan.completedOn())
                .param("category", plan.category())
                .param("type", plan.type())
                .param("topic", plan.topic())
                .param("knowledgeSource", plan.knowledgeSource())
                .param("points", plain(plan.points()))
                .param("hours", plain(plan.hours()));
    }

    private static @Nullable Long plain(@Nullable Hundredths amount) {
        return amount == null ? null : amount.value();
    }

    void drop(PlanId id) {
        jdbc.sql("update own_plan set dropped_at = :at, version = version + 1 where id = :id")
                .param("at", Timestamp.from(clock.instant()))
                .param("id", id.value())
                .update();
    }

    Optional<OwnPlan> find(PlanId id) {
        return jdbc.sql(PLAN + "and id = :id")
                .param("id", id.value())
                .query(PlanRows::plan)
                .optional();
    }

    Optional<OwnPlan> lock(PlanId id) {
        return jdbc.sql(PLAN + "and id = :id for update")
                .param("id", id.value())
                .query(PlanRows::plan)
                .optional();
    }

    List<OwnPlan> of(RegistrantId registrant) {
        return jdbc.sql(PLAN + "and registrant_id = :registrant order by completed_on, id")
                .param("registrant", registrant.value())
                .query(PlanRows::plan)
                .list();
    }

    Map<RegistrantId, List<PlannedActivity>> planned(
            Collection<RegistrantId> registrants, RegisterId register, LocalDate from) {
        return jdbc
                .sql("""
                select 'booking:' || b.id as subject, b.registrant_id, c.title, e.ends_on as completed_on, c.type, a.category, c.topic,
                       c.knowledge_source, a.points, c.hours
                from booking b
                join edition e on e.code = b.edition_code
                join course c on c.code = e.course_code
                join accreditation a on a.course_code = e.course_code and a.register = :register and a.valid @> e.ends_on
                where b.registrant_id = any(:registrants)
                  and b.state = 'SEATED'
                  and e.ends_on >= :from
                  and not exists (select from attendance d
                                  where d.edition_code = b.edition_code and d.registrant_id = b.registrant_id)
                union all
                select 'plan:' || p.id, p.registrant_id, p.title, p.completed_on, p.type, p.category, p.topic,
                       p.knowledge_source, p.points, p.hours
                from own_plan p
                where p.registrant_id = any(:registrants)
                  and p.register = :register
                  and p.dropped_at is null
                  and p.completed_on >= :from
                order by completed_on, subject, category
                """)
                .param("registrants", Columns.numbers(registrants, RegistrantId::value))
                .param("register", register.value())
                .param("from", from)
                .query(PlanRows::activity)
                .list()
                .stream()
                .collect(Collectors.groupingBy(PlannedActivity::registrant));
    }

    private static PlannedActivity activity(ResultSet row, int number) throws SQLException {
        return new PlannedActivity(
                row.getString("subject"),
                new RegistrantId(row.getLong("registrant_id")),
                row.getString("title"),
                row.getObject("completed_on", LocalDate.class),
                row.getString("type"),
                row.getString("category"),
                row.getString("topic"),
                row.getString("knowledge_source"),
                amount(row, "points"),
                amount(row, "hours"));
    }

    private static OwnPlan plan(ResultSet row, int number) throws SQLException {
        return new OwnPlan(
                new PlanId(row.getObject("id", UUID.class)),
                new RegistrantId(row.getLong("registrant_id")),
                new NewPlan(
                        new RegisterId(row.getString("register")),
                        row.getString("title"),
                        row.getObject("completed_on", LocalDate.class),
                        row.getString("category"),
                        row.getString("type"),
                        row.getString("topic"),
                        row.getString("knowledge_source"),
                        amount(row, "points"),
                        amount(row, "hours")),
                row.getLong("version"));
    }

    private static @Nullable Hundredths amount(ResultSet row, String column) throws SQLException {
        Long value = row.getObject(column, Long.class);
        return value == null ? null : new Hundredths(value);
    }
}
