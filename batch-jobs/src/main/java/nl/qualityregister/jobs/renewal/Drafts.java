package nl.qualityregister.jobs.renewal;

import java.util.Map;
import java.util.TreeMap;
import nl.qualityregister.jobs.Order;
import nl.qualityregister.jobs.Rehearsal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The letters that a rehearsal puts in the outbox and takes out again. */
@Component
class Drafts {
    private final JdbcClient jdbc;

    Drafts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many letters of each template the transaction at hand has put there; none in earnest, when nobody asks. */
    Map<String, Long> put(Order order) {
        Map<String, Long> letters = new TreeMap<>();
        if (order.get(Rehearsal.DRY_RUN)) {
            jdbc.sql("""
                select template, channel, count(*) as letters
                from outbox
                where xmin = cast(cast(mod(cast(cast(pg_current_xact_id() as text) as numeric), 4294967296) as text) as xid)
                group by template, channel
                """).query(row -> {
                letters.put(
                        row.getString("template") + " by "
                                + row.getString("channel").toLowerCase(java.util.Locale.ROOT),
                        row.getLong("letters"));
            });
        }
        return letters;
    }
}
