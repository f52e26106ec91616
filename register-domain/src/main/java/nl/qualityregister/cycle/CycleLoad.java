package nl.qualityregister.cycle;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.qualityregister.house.CopyRows;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.points.NewCredit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cycles and their balances by COPY, for a register that has none; a balance is what the facts handed over with its cycle come to. */
public final class CycleLoad {
    public static final List<String> TABLES = List.of("cycle", "balance");

    private final CopyRows cycles = new CopyRows("""
            copy cycle (id, registrant_id, register, norm_set, norm_version, occupations, renewal, days, state) from stdin
            """);
    private final CopyRows balances = new CopyRows("""
            copy balance (cycle_id, category, points, hours, entries) from stdin
            """);

    private static final class Sum {
        private long points;
        private long hours;
        private long entries;
    }

    /** @param facts all that were credited to the person in the register */
    public void add(CycleId id, NewCycle cycle, CycleState state, List<NewCredit> facts) {
        cycles.add(id.value())
                .add(cycle.registrant().value())
                .add(cycle.register())
                .add(cycle.norm().normSet())
                .add(cycle.norm().version())
                .add(cycle.occupations().stream()
                        .map(OccupationCode::value)
                        .sorted()
                        .collect(Collectors.joining(",", "{", "}")))
                .add(cycle.renewal())
                .add("[" + cycle.start() + "," + cycle.end().plusDays(1) + ")")
                .add(state.name())
                .end();
        sums(cycle, facts)
                .forEach((category, sum) -> balances.add(id.value())
                        .add(category)
                        .add(sum.points)
                        .add(sum.hours)
                        .add(sum.entries)
                        .end());
    }

    private static Map<String, Sum> sums(NewCycle cycle, List<NewCredit> facts) {
        Map<String, Sum> sums = new TreeMap<>();
        for (NewCredit fact : facts) {
            if (!fact.completedOn().isBefore(cycle.start())
                    && !fact.completedOn().isAfter(cycle.end())) {
                Sum sum = sums.computeIfAbsent(fact.category(), category -> new Sum());
                sum.points += amount(fact.points());
                sum.hours += amount(fact.hours());
                sum.entries++;
            }
        }
        return sums;
    }

    private static long amount(@Nullable Hundredths amount) {
        return amount == null ? 0 : amount.value();
    }

    public List<CopyRows> rows() {
        return List.of(cycles, balances);
    }

    /** Whatever is opened next is given the next id. */
    public static void settle(JdbcClient jdbc) {
        jdbc.sql("select setval('cycle_id_seq', max(id)) from cycle").query().listOfRows();
    }
}
