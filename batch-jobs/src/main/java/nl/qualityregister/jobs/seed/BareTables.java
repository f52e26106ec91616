package nl.qualityregister.jobs.seed;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes indexes, unique keys, exclusions and foreign keys off tables while they are filled, and puts them back word for word, which
 * checks every row. The keys that other tables refer to stay. All of it within one transaction: a load that is cut off leaves no table bare.
 */
final class BareTables {
    private static final String ON_TABLES = "any(cast(cast(:tables as text[]) as regclass[]))";

    private final JdbcClient jdbc;
    private final List<Definition> definitions = new ArrayList<>();

    BareTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param rank foreign keys are taken off first and put back last */
    private record Definition(String remove, String restore, int rank) {}

    void strip(Collection<String> tables) {
        String[] names = tables.toArray(String[]::new);
        definitions.addAll(constraints(names));
        definitions.addAll(indexes(names));
        definitions.sort(Comparator.comparingInt(Definition::rank));
        definitions.forEach(definition -> run(definition.remove()));
    }

    void restore() {
        run("set local maintenance_work_mem = '512MB'");
        definitions.reversed().forEach(definition -> run(definition.restore()));
        definitions.clear();
    }

    private List<Definition> constraints(String[] tables) {
        return jdbc.sql("""
                        select conrelid::regclass::text as name, quote_ident(conname) as constraint_name, contype::text as kind,
                               pg_get_constraintdef(oid) as definition
                        from pg_constraint
                        where conrelid = %1$s
                          and contype in ('f', 'u', 'x', 'p')
                          and not (contype <> 'f' and exists (
                              select
                              from pg_constraint referring
                              where referring.contype = 'f'
                                and referring.conindid = pg_constraint.conindid
                                and referring.conrelid <> all(cast(cast(:tables as text[]) as regclass[]))))
                        order by oid
                        """.formatted(ON_TABLES))
                .param("tables", tables)
                .query((row, i) -> new Definition(
                        "alter table " + row.getString("name") + " drop constraint " + row.getString("constraint_name"),
                        "alter table " + row.getString("name") + " add constraint " + row.getString("constraint_name")
                                + " " + row.getString("definition"),
                        row.getString("kind").equals("f") ? 0 : 1))
                .list();
    }

    private List<Definition> indexes(String[] tables) {
        return jdbc.sql("""
                        select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
                        from pg_index
                        where indrelid = %s
                          and not exists (select from pg_constraint where conindid = indexrelid)
                        order by indexrelid
                        """.formatted(ON_TABLES))
                .param("tables", tables)
                .query((row, i) ->
                        new Definition("drop index " + row.getString("name"), row.getString("definition"), 2))
                .list();
    }

    private void run(String statement) {
        jdbc.sql(statement).update();
    }
}
