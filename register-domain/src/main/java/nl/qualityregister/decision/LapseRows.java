package nl.qualityregister.decision;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import nl.qualityregister.house.Columns;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.trail.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements on the table of lapses that wait for their day. */
@Component
class LapseRows {
    /** Decided, not replaced, not waiting for an objection that suspends, and of registrations that are not all struck off. */
    private static final String DUE = """
            from lapse
            join renewal_decision on renewal_decision.id = lapse.decision_id
            join cycle on cycle.id = renewal_decision.cycle_id
            where lapse.entered_on is null
              and lapse.from_day <= :tomorrow
              and not exists (select from renewal_decision later where later.replaces = lapse.decision_id)
              and not exists (
                  select from objection
                  where objection.subject = 'decision:' || lapse.decision_id
                    and objection.state in ('LATE', 'SUBMITTED', 'RETURNED', 'ADVISED'))
              and not (
                  select coalesce(bool_and(standing.status = 'STRUCK_OFF'), false)
                  from roll_standing standing
                  where standing.registrant_id = cycle.registrant_id and standing.register = cycle.register
                    and standing.occupation = any(cycle.occupations)
                    and upper_inf(standing.known) and standing.days @> cast(:tomorrow as date))
            """;

    private final JdbcClient jdbc;

    LapseRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(DecisionId decision, LocalDate decidedOn, LocalDate from) {
        jdbc.sql("insert into lapse (decision_id, decided_on, from_day) values (:decision, :decidedOn, :from)")
                .param("decision", decision.value())
                .param("decidedOn", decidedOn)
                .param("from", from)
                .update();
    }

    List<DecisionId> due(RegisterId register, LocalDate tomorrow, int limit) {
        return jdbc.sql("select lapse.decision_id " + DUE + """
                        and cycle.register = :register
                        order by lapse.from_day, lapse.decision_id
                        limit :limit
                        """)
                .param("register", register.value())
                .param("tomorrow", tomorrow)
                .param("limit", limit)
                .query((row, number) -> new DecisionId(row.getObject("decision_id", UUID.class)))
                .list();
    }

    record Due(DecisionId decision, LocalDate from) {}

    /** Those that are still due, locked to the end of the transaction. */
    List<Due> lock(Collection<DecisionId> decisions, LocalDate tomorrow) {
        return jdbc.sql("select lapse.decision_id, lapse.from_day " + DUE + """
                        and lapse.decision_id = any(cast(:decisions as uuid[]))
                        order by lapse.decision_id
                        for update of lapse
                        """)
                .param("decisions", Columns.text(decisions, DecisionId::value))
                .param("tomorrow", tomorrow)
                .query((row, number) -> new Due(
                        new DecisionId(row.getObject("decision_id", UUID.class)),
                        row.getObject("from_day", LocalDate.class)))
                .list();
    }

    void enter(Collection<DecisionId> decisions, LocalDate today, Actor by) {
        jdbc.sql("""
                        update lapse
                        set entered_on = :today, entered_by = :by
                        where decision_id = any(cast(:decisions as uuid[]))
                        """)
                .param("today", today)
                .param("by", by.name())
                .param("decisions", Columns.text(decisions, DecisionId::value))
                .update();
    }
}
