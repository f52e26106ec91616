package nl.qualityregister.cycle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.qualityregister.house.Columns;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.points.Credit;
import nl.qualityregister.points.LedgerGrew;
import nl.qualityregister.registrant.RegistrantId;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The balance of each cycle and category, kept with every entry of the ledger. Who credits and who opens a cycle take the same lock, of
 * the person in the register, before they look: whoever comes second sees what the first one wrote.
 */
@Service
@Transactional
public class Balances {
    private final JdbcClient jdbc;

    Balances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void keep(LedgerGrew event) {
        lock(
                event.entries(),
                entry -> entry.fact().registrant(),
                entry -> entry.fact().register());
        jdbc.sql("""
                        insert into balance (cycle_id, category, points, hours, entries)
                        select cycle.id,
                               credit.category,
                               sum(case when credit.reverses is null then coalesce(credit.points, 0) else -coalesce(credit.points, 0) end),
                               sum(case when credit.reverses is null then coalesce(credit.hours, 0) else -coalesce(credit.hours, 0) end),
                               sum(case when credit.reverses is null then 1 else -1 end)
                        from credit
                        join cycle on cycle.registrant_id = credit.registrant_id
                                  and cycle.register = credit.register
                                  and cycle.days @> credit.completed_on
                        where credit.id = any(:entries)
                        group by cycle.id, credit.category
                        order by cycle.id, credit.category
                        on conflict (cycle_id, category) do update
                            set points = balance.points + excluded.points,
                                hours = balance.hours + excluded.hours,
                                entries = balance.entries + excluded.entries
                        """)
                .param("entries", Columns.numbers(event.entries(), Credit::id))
                .update();
    }

    /** Taken before cycles are opened. */
    void lockFor(Collection<NewCycle> cycles) {
        lock(cycles, NewCycle::registrant, NewCycle::register);
    }

    private <T> void lock(Collection<T> rows, Function<T, RegistrantId> registrant, Function<T, RegisterId> register) {
        Long[] registrants = Columns.numbers(rows, row -> registrant.apply(row).value());
        String[] registers =
                rows.stream().map(row -> register.apply(row).value()).toArray(String[]::new);
        jdbc.sql("""
                        insert into balance_lock (registrant_id, register)
                        select distinct registrant_id, register
                        from unnest(cast(:registrants as bigint[]), cast(:registers as text[])) as wanted(registrant_id, register)
                        order by registrant_id, register
                        on conflict do nothing
                        """)
                .param("registrants", registrants)
                .param("registers", registers)
                .update();
        jdbc.sql("""
                        select balance_lock.registrant_id
                        from balance_lock
                        where exists (
                            select
                            from unnest(cast(:registrants as bigint[]), cast(:registers as text[])) as wanted(registrant_id, register)
                            where wanted.registrant_id = balance_lock.registrant_id and wanted.register = balance_lock.register)
                        order by balance_lock.registrant_id, balance_lock.register
                        for update
                        """)
                .param("registrants", registrants)
                .param("registers", registers)
                .query(Long.class)
                .list();
    }

    /** What was credited before the cycles were opened. */
    void begin(Collection<CycleId> opened) {
        write(opened);
    }

    private void write(Collection<CycleId> cycles) {
        jdbc.sql("""
                        insert into balance (cycle_id, category, points, hours, entries)
                        select cycle_id, category, points, hours, entries
                        from ledger_balance
                        where cycle_id = any(:cycles)
                        order by cycle_id, category
                        """).param("cycles", Columns.numbers(cycles, CycleId::value)).update();
    }

    /** As kept, by category; a cycle in which nothing was ever credited is left out. */
    @Transactional(readOnly = true)
    public Map<CycleId, List<Balance>> of(Collection<CycleId> cycles) {
        record Row(CycleId cycle, Balance balance) {}
        return jdbc
                .sql("""
                        select cycle_id, category, points, hours, entries
                        from balance
                        where cycle_id = any(:cycles)
                        order by cycle_id, category
                        """)
                .param("cycles", Columns.numbers(cycles, CycleId::value))
                .query((row, number) -> new Row(new CycleId(row.getLong("cycle_id")), balance(row, "")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Row::cycle, Collectors.mapping(Row::balance, Collectors.toList())));
    }

    /** All cycles of a register, running and past, by id from {@code after} (exclusive), at most {@code limit}. */
    @Transactional(readOnly = true)
    public List<CycleId> cycles(RegisterId register, long after, int limit) {
        return jdbc.sql("""
                        select id
                        from cycle
                        where register = :register and id > :after
                        order by id
                        limit :limit
                        """)
                .param("register", register.value())
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> new CycleId(row.getLong("id")))
                .list();
    }

    /** Where what is kept is not what the ledger comes to; both are read by one statement, so nobody has to stop crediting for it. */
    @Transactional(readOnly = true)
    public List<BalanceDifference> differences(Collection<CycleId> cycles) {
        return jdbc.sql("""
                        with kept as (
                            select cycle_id, category, points, hours, entries from balance where cycle_id = any(:cycles)),
                        recomputed as (
                            select cycle_id, category, points, hours, entries from ledger_balance where cycle_id = any(:cycles))
                        select cycle.id as cycle_id,
                               cycle.registrant_id,
                               category,
                               coalesce(kept.points, 0)        as kept_points,
                               coalesce(kept.hours, 0)         as kept_hours,
                               coalesce(kept.entries, 0)       as kept_entries,
                               coalesce(recomputed.points, 0)  as recomputed_points,
                               coalesce(recomputed.hours, 0)   as recomputed_hours,
                               coalesce(recomputed.entries, 0) as recomputed_entries
                        from kept
                        full join recomputed using (cycle_id, category)
                        join cycle on cycle.id = cycle_id
                        where (kept.points, kept.hours, kept.entries)
                              is distinct from (recomputed.points, recomputed.hours, recomputed.entries)
                        order by cycle.id, category
                        """)
                .param("cycles", Columns.numbers(cycles, CycleId::value))
                .query((row, number) -> new BalanceDifference(
                        new CycleId(row.getLong("cycle_id")),
                        new RegistrantId(row.getLong("registrant_id")),
                        balance(row, "kept_"),
                        balance(row, "recomputed_")))
                .list();
    }

    /** Writes the balances of these cycles anew from the ledger. */
    public void repair(Collection<CycleId> cycles) {
        record Owner(RegistrantId registrant, RegisterId register) {}
        List<Owner> owners = jdbc.sql("select registrant_id, register from cycle where id = any(:cycles)")
                .param("cycles", Columns.numbers(cycles, CycleId::value))
                .query((row, number) -> new Owner(
                        new RegistrantId(row.getLong("registrant_id")), new RegisterId(row.getString("register"))))
                .list();
        lock(owners, Owner::registrant, Owner::register);
        jdbc.sql("delete from balance where cycle_id = any(:cycles)")
                .param("cycles", Columns.numbers(cycles, CycleId::value))
                .update();
        write(cycles);
    }

    private static Balance balance(ResultSet row, String prefix) throws SQLException {
        return new Balance(
                row.getString("category"),
                new Hundredths(row.getLong(prefix + "points")),
                new Hundredths(row.getLong(prefix + "hours")),
                row.getLong(prefix + "entries"));
    }
}
