package nl.qualityregister.points;

import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import nl.qualityregister.house.CopyRows;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Credited facts by COPY, for a ledger with nothing in it; what is the same map of attributes is written as JSON once. */
public final class LedgerLoad {
    public static final List<String> TABLES = List.of("credit");

    private final CopyRows credits = new CopyRows("""
            copy credit (id, registrant_id, register, source_kind, source_key, completed_on, category, type, topic, points, hours,
                         attributes, credited_at, credited_by) from stdin
            """);
    private final IdentityHashMap<Map<String, Object>, String> written = new IdentityHashMap<>();
    private final JsonMapper json;
    private final String creditedAt;
    private final Actor by;
    private long id;

    /** @param first the id of the first entry */
    public LedgerLoad(long first, JsonMapper json, Instant creditedAt, Actor by) {
        this.id = first;
        this.json = json;
        this.creditedAt = creditedAt.toString();
        this.by = by;
    }

    public void add(NewCredit fact) {
        credits.add(id++)
                .add(fact.registrant().value())
                .add(fact.register())
                .add(fact.source().kind())
                .add(fact.source().key())
                .add(fact.completedOn())
                .add(fact.category())
                .add(fact.type())
                .add(fact.topic())
                .add(amount(fact.points()))
                .add(amount(fact.hours()))
                .add(written.computeIfAbsent(fact.attributes(), json::writeValueAsString))
                .add(creditedAt)
                .add(by.name())
                .end();
    }

    private static @Nullable Long amount(@Nullable Hundredths amount) {
        return amount == null ? null : amount.value();
    }

    /** The id that comes next. */
    public long next() {
        return id;
    }

    public List<CopyRows> rows() {
        return List.of(credits);
    }

    /** Whatever is credited next is given the next id. */
    public static void settle(JdbcClient jdbc) {
        jdbc.sql("select setval(pg_get_serial_sequence('credit', 'id'), max(id)) from credit")
                .query()
                .listOfRows();
    }
}
