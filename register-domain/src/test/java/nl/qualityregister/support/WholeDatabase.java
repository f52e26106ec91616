package nl.qualityregister.support;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything there is, for tests that claim that nothing at all was changed: of every table all rows, of every sequence its place. */
public final class WholeDatabase {
    private WholeDatabase() {}

    /** A digest by table and sequence, so that a difference names where it is. */
    public static Map<String, String> of(JdbcClient jdbc) {
        Map<String, String> whole = new TreeMap<>();
        jdbc.sql("select tablename from pg_tables where schemaname = 'public'")
                .query(String.class)
                .list()
                .forEach(table -> whole.put(
                        table,
                        jdbc.sql(
                                        "select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') from \""
                                                + table + "\" t")
                                .query(String.class)
                                .single()));
        jdbc.sql("select sequencename, coalesce(last_value, 0) as place from pg_sequences where schemaname = 'public'")
                .query(row -> {
                    whole.put(row.getString("sequencename"), row.getString("place"));
                });
        return whole;
    }
}
