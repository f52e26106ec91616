package nl.qualityregister.jobs.demo;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import nl.qualityregister.house.BusinessDay;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What there is in the register, counted in the database at the moment of asking. */
@Component
class DemoFigures {
    /** Of the person of a cycle, whatever visitors did with the demo since: nobody who left, was suspended, merged or hidden. */
    private static final String IS_SEEN_REGISTERED = """
                and exists (
                    select from roll_standing standing
                    where standing.registrant_id = cycle.registrant_id and standing.register = cycle.register
                      and standing.status = 'REGISTERED' and upper_inf(standing.known) and standing.days @> cast(:today as date))
                and not exists (select from visibility where visibility.registrant_id = cycle.registrant_id)
                order by registrant.number
                limit 1
        """;

    private final JdbcClient jdbc;
    private final BusinessDay businessDay;

    DemoFigures(JdbcClient jdbc, BusinessDay businessDay) {
        this.jdbc = jdbc;
        this.businessDay = businessDay;
    }

    void print(PrintStream out) {
        Map<String, String> counts = new LinkedHashMap<>();
        counts.put("registrants", "select count(*) from registrant");
        counts.put("courses and other instruments", "select count(*) from course");
        counts.put("editions", "select count(*) from edition");
        counts.put("attendances", "select count(*) from attendance");
        counts.put("pieces of evidence", "select count(*) from evidence");
        counts.put("credits in the ledger", "select count(*) from credit");
        counts.put("cycles evaluated", "select count(distinct cycle_id) from verdict");
        counts.put("  met the norm", LATEST + "select count(*) from latest where met");
        counts.put("  fell short", LATEST + "select count(*) from latest where not met");
        counts.put("cycles waiting for the registrar", "select count(*) from cycle where state = 'JUDGED'");
        counts.put("certificates issued", "select count(*) from certificate");
        counts.put("entries in the register", "select count(*) from roll_entry");
        counts.forEach((what, query) ->
                out.printf("%,9d  %s%n", jdbc.sql(query).query(Long.class).single(), what));
    }

    private static final String LATEST =
            "with latest as (select distinct on (cycle_id) cycle_id, met from verdict order by cycle_id, id desc) ";

    /** The number of somebody whose cycle was renewed. */
    Optional<String> renewed() {
        return first("""
                select registrant.number
                from renewal_decision
                join cycle on cycle.id = renewal_decision.cycle_id
                join registrant on registrant.id = cycle.registrant_id
                where renewal_decision.outcome = 'RENEWED'
                """);
    }

    /** The number of somebody who fell short and waits for the registrar. */
    Optional<String> fellShort() {
        return first("""
                select registrant.number
                from cycle
                join registrant on registrant.id = cycle.registrant_id
                where cycle.state = 'JUDGED'
                """);
    }

    private Optional<String> first(String numbers) {
        return jdbc.sql(numbers + IS_SEEN_REGISTERED)
                .param("today", businessDay.today())
                .query(String.class)
                .optional();
    }
}
