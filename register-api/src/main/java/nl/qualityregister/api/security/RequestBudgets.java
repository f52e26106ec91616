package nl.qualityregister.api.security;

import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import nl.qualityregister.house.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * How many requests each client has left in the running minute. Counted in memory, and laid together with the counts of the other
 * instances in PostgreSQL each second: over all of them a client gets at most one second's worth more than its budget.
 */
@Component
class RequestBudgets {
    static final int WINDOW_SECONDS = 60;

    private static final Logger LOG = LoggerFactory.getLogger(RequestBudgets.class);
    /** Beyond these, clients of the same minute share one count. */
    private static final int MOST_CLIENTS = 100_000;

    private static final String SETTLE = """
            insert into request_count (client, minute, used)
            select client, :minute, used
              from unnest(:clients, cast(:used as bigint[])) as row (client, used)
             order by client
                on conflict (client, minute) do update set used = request_count.used + excluded.used
            returning client, used
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile Window window = new Window(-1);

    RequestBudgets(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Where a client stands after this request.
     *
     * @param seconds until the budget is whole again
     * @param spent whether this request was beyond it
     */
    record Standing(long left, long seconds, boolean spent) {}

    /** Takes one request from the client's budget. */
    Standing spend(String client, long budget) {
        long now = clock.instant().getEpochSecond();
        Count count = window(now / WINDOW_SECONDS).of(client);
        return count.spend(budget, WINDOW_SECONDS - now % WINDOW_SECONDS);
    }

    private Window window(long minute) {
        Window running = window;
        if (running.minute == minute) {
            return running;
        }
        synchronized (this) {
            if (window.minute != minute) {
                window = new Window(minute);
            }
            return window;
        }
    }

    @Scheduled(fixedDelay = 1000)
    void settle() {
        Window running = window;
        TreeMap<String, Count> due = new TreeMap<>();
        running.counts.forEach((client, count) -> {
            if (count.isUnsettled()) {
                due.put(stored(client, running.minute), count);
            }
        });
        if (due.isEmpty()) {
            return;
        }
        List<Long> taken = due.values().stream().map(Count::take).toList();
        try {
            settle(running.minute, due, taken);
        } catch (DataAccessException | CannotCreateTransactionException unreachable) {
            int i = 0;
            for (Count count : due.values()) {
                count.giveBack(taken.get(i++));
            }
            LOG.warn("requests of this second were not settled with the other instances");
        }
    }

    private void settle(long minute, Map<String, Count> due, List<Long> taken) {
        jdbc.sql(SETTLE)
                .param("minute", minute)
                .param("clients", due.keySet().toArray(String[]::new))
                .param("used", taken.toArray(Long[]::new))
                .query(row -> {
                    Count count = due.get(row.getString("client"));
                    if (count != null) {
                        count.settled(row.getLong("used"));
                    }
                });
        jdbc.sql("delete from request_count where minute < :minute")
                .param("minute", minute - 1)
                .update();
    }

    /** Addresses are about people: they are not stored as they are, and in each minute as something else. */
    private static String stored(String client, long minute) {
        byte[] hash = Sha256.of(minute + " " + client);
        return HexFormat.of().formatHex(hash, 0, 16);
    }

    /** One minute, counted from the epoch. */
    private static final class Window {
        final long minute;
        final Map<String, Count> counts = new ConcurrentHashMap<>();

        Window(long minute) {
            this.minute = minute;
        }

        Count of(String client) {
            Count known = counts.get(client);
            if (known != null) {
                return known;
            }
            return counts.computeIfAbsent(counts.size() < MOST_CLIENTS ? client : "others", any -> new Count());
        }
    }

    /** What one client used in one minute: as known of all instances, and not yet told to the others. */
    private static final class Count {
        private long known;
        private long underWay;
        private long unsettled;

        synchronized Standing spend(long budget, long seconds) {
            long used = known + underWay + unsettled;
            if (used >= budget) {
                return new Standing(0, seconds, true);
            }
            unsettled++;
            return new Standing(budget - used - 1, seconds, false);
        }

        synchronized boolean isUnsettled() {
            return unsettled > 0;
        }

        synchronized long take() {
            underWay = unsettled;
            unsettled = 0;
            return underWay;
        }

        synchronized void settled(long total) {
            known = total;
            underWay = 0;
        }

        synchronized void giveBack(long taken) {
            unsettled += taken;
            underWay = 0;
        }
    }
}
