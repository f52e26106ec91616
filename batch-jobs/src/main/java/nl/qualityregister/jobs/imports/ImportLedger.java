package nl.qualityregister.jobs.imports;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How far each import is and which rows it set apart; written in the transactions of the rows themselves. */
@Component
class ImportLedger {
    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate template;
    private final JsonMapper json;

    ImportLedger(JdbcClient jdbc, NamedParameterJdbcTemplate template, JsonMapper json) {
        this.jdbc = jdbc;
        this.template = template;
        this.json = json;
    }

    /**
     * @param reached the number of the last row that was taken or set apart
     * @param counts what was counted so far
     */
    record Progress(long reached, Map<String, Long> counts) {
        Progress {
            counts = new LinkedHashMap<>(counts);
        }
    }

    /** A row set apart, as a line of the rejects file. */
    record Reject(long row, String line) {}

    /** Where the import of this instance is; at the start when it is new. */
    Progress open(long instance, Map<String, Long> counts) {
        jdbc.sql("""
                        insert into import_progress (job_instance_id, reached, counts)
                        values (:instance, 0, cast(:counts as jsonb))
                        on conflict (job_instance_id) do nothing
                        """)
                .param("instance", instance)
                .param("counts", json.writeValueAsString(counts))
                .update();
        return jdbc.sql("select reached, counts from import_progress where job_instance_id = :instance")
                .param("instance", instance)
                .query((row, i) -> new Progress(
                        row.getLong("reached"), inOrder(counts, json.readValue(row.getString("counts"), COUNTS))))
                .single();
    }

    private static final TypeReference<Map<String, Long>> COUNTS = new TypeReference<>() {};

    /** PostgreSQL keeps the keys of jsonb in an order of its own. */
    private static Map<String, Long> inOrder(Map<String, Long> order, Map<String, Long> counts) {
        Map<String, Long> ordered = new LinkedHashMap<>(order);
        ordered.putAll(counts);
        return ordered;
    }

    /** Moves on; a process that was taken for dead and yet lives finds here that another went on in its place. */
    void advance(long instance, Progress from, Progress to) {
        int moved = jdbc.sql("""
                        update import_progress
                        set reached = :to, counts = cast(:counts as jsonb)
                        where job_instance_id = :instance and reached = :from
                        """)
                .param("instance", instance)
                .param("from", from.reached())
                .param("to", to.reached())
                .param("counts", json.writeValueAsString(to.counts()))
                .update();
        if (moved != 1) {
            throw new IllegalStateException("another process went on with this import after row " + from.reached());
        }
    }

    void setApart(long instance, List<Reject> rejects) {
        template.batchUpdate(
                "insert into import_reject (job_instance_id, row_number, line) values (:instance, :row, :line)",
                rejects.stream()
                        .map(reject -> new MapSqlParameterSource("instance", instance)
                                .addValue("row", reject.row())
                                .addValue("line", reject.line()))
                        .toArray(SqlParameterSource[]::new));
    }

    boolean hasRejects(long instance) {
        return jdbc.sql("select exists (select 1 from import_reject where job_instance_id = :instance)")
                .param("instance", instance)
                .query(Boolean.class)
                .single();
    }

    /** How many rows were set apart, also when they are in the file already. */
    long rejected(long instance) {
        return jdbc.sql("""
                        select cast(counts ->> 'rejected' as bigint) from import_progress
                        where job_instance_id = :instance
                        """).param("instance", instance).query(Long.class).single();
    }

    /** In the order of the file, a thousand at a time; inside a transaction. */
    void eachReject(long instance, Consumer<String> line) {
        jdbc.sql("select line from import_reject where job_instance_id = :instance order by row_number")
                .withFetchSize(1_000)
                .param("instance", instance)
                .query(row -> {
                    line.accept(row.getString("line"));
                });
    }

    /** Once they are in the file there is no second copy of what they hold. */
    void forgetRejects(long instance) {
        jdbc.sql("delete from import_reject where job_instance_id = :instance")
                .param("instance", instance)
                .update();
    }
}
