package nl.qualityregister.jobs.whatif;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import nl.qualityregister.cycle.SideCounts;
import nl.qualityregister.cycle.Sides;
import nl.qualityregister.cycle.SmallNumbers;
import nl.qualityregister.norm.NormSet;
import nl.qualityregister.norm.NormVersion;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.Occupation;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.norm.Rule;
import nl.qualityregister.norm.Texts;

/**
 * What is told of a simulation, with what is too small to tell withheld.
 *
 * @param all of everybody
 * @param occupations those who are judged in the same occupations; each person is in one of them
 * @param rules in the order of the draft, then those that it drops
 */
record SimulationReport(
        RegisterId register,
        NormVersion draft,
        Texts name,
        LocalDate day,
        Shown all,
        List<Group> occupations,
        List<OfRule> rules) {
    /** The smallest number of people that is told. */
    static final long LEAST = 5;

    /** Numbers of people; an empty one is withheld. */
    record Shown(
            OptionalLong people,
            OptionalLong meetBoth,
            OptionalLong meetNeither,
            OptionalLong wouldFallShort,
            OptionalLong wouldMeet) {}

    record Group(List<String> codes, Texts label, Shown people) {}

    /** How many would fall short of, or meet, one rule. */
    record OfRule(String rule, Texts label, Changing all, List<Changing> occupations) {}

    /** In the order of the groups. */
    record Changing(OptionalLong wouldFallShort, OptionalLong wouldMeet) {}

    private static final List<ToLongFunction<Sides>> SIDES =
            List.of(Sides::meetBoth, Sides::meetNeither, Sides::wouldFallShort, Sides::wouldMeet);
    private static final int FALL = 2;
    private static final int MEET = 3;

    static SimulationReport of(SideCounts counts, NormSet draft, Norms norms, LocalDate day) {
        List<String> groups = List.copyOf(counts.byOccupation().keySet());
        SmallNumbers numbers = new SmallNumbers(LEAST);
        Table people = new Table(numbers, groups, counts.byOccupation(), SIDES);
        Map<String, Table> rules = new LinkedHashMap<>();
        counts.byRule().forEach((rule, sides) -> {
            Table table = new Table(numbers, groups, sides, SIDES.subList(FALL, MEET + 1));
            table.alike(people, FALL);
            rules.put(rule, table);
        });
        people.total();
        people.keepBackSmallGroups(people);
        rules.values().forEach(table -> table.keepBackSmallGroups(people));
        numbers.decide();
        List<Group> shown = new ArrayList<>();
        for (int row = 0; row < groups.size(); row++) {
            List<String> codes = Arrays.asList(groups.get(row).split("\\+", -1));
            shown.add(new Group(codes, label(codes, draft.register(), norms), people.shown(row)));
        }
        return new SimulationReport(
                draft.register(),
                draft.version(),
                draft.name(),
                day,
                people.shown(groups.size()),
                shown,
                rules.entrySet().stream()
                        .map(rule -> ofRule(rule.getKey(), rule.getValue(), draft, norms))
                        .toList());
    }

    private static OfRule ofRule(String rule, Table table, NormSet draft, Norms norms) {
        int groups = table.rows() - 1;
        List<Changing> each = new ArrayList<>();
        for (int row = 0; row < groups; row++) {
            each.add(table.changing(row));
        }
        return new OfRule(rule, ruleLabel(rule, draft, norms), table.changing(groups), each);
    }

    private static Texts ruleLabel(String rule, NormSet draft, Norms norms) {
        return draft.rule(rule)
                .or(() -> norms.versions().stream()
                        .filter(norm -> norm.register().equals(draft.register()))
                        .flatMap(norm -> norm.rule(rule).stream())
                        .findFirst())
                .map(Rule::label)
                .orElse(new Texts(rule, rule));
    }

    private static Texts label(List<String> codes, RegisterId register, Norms norms) {
        List<Texts> names = codes.stream()
                .map(code -> norms.register(register)
                        .occupation(new OccupationCode(code))
                        .map(Occupation::name)
                        .orElse(new Texts(code, code)))
                .toList();
        return new Texts(
                String.join(" + ", names.stream().map(Texts::nl).toList()),
                String.join(" + ", names.stream().map(Texts::en).toList()));
    }

    /** Rows are groups and at the end everybody; columns are sides, and with {@link #total} everybody of the row. */
    private static final class Table {
        private final SmallNumbers numbers;
        private final List<List<Integer>> cells = new ArrayList<>();
        private final List<Integer> totals = new ArrayList<>();
        private final List<Sides> rows = new ArrayList<>();

        Table(
                SmallNumbers numbers,
                List<String> groups,
                Map<String, Sides> counts,
                List<ToLongFunction<Sides>> columns) {
            this.numbers = numbers;
            groups.forEach(group -> rows.add(counts.getOrDefault(group, Sides.NONE)));
            rows.add(rows.stream().reduce(Sides.NONE, Sides::plus));
            rows.forEach(row -> cells.add(columns.stream()
                    .map(column -> numbers.cell(column.applyAsLong(row)))
                    .toList()));
            for (int column = 0; column < columns.size(); column++) {
                int at = column;
                down(cells.stream().map(row -> row.get(at)).toList());
            }
        }

        private void down(List<Integer> column) {
            numbers.line(column.getLast(), column.subList(0, column.size() - 1));
        }

        void total() {
            for (int row = 0; row < cells.size(); row++) {
                totals.add(numbers.cell(rows.get(row).people()));
                numbers.line(totals.get(row), cells.get(row));
            }
            down(totals);
        }

        /** Who falls short of a rule falls short of the norm: the cells of {@code people} from a column on count nearly the same. */
        void alike(Table people, int from) {
            for (int row = 0; row < cells.size(); row++) {
                for (int column = 0; column < cells.get(row).size(); column++) {
                    numbers.alike(
                            cells.get(row).get(column), people.cells.get(row).get(from + column));
                }
            }
        }

        /** Of a group that is too small nothing is told, also not that there is nobody on a side. */
        void keepBackSmallGroups(Table people) {
            for (int row = 0; row < cells.size(); row++) {
                if (numbers.isSmall(people.rows.get(row).people())) {
                    cells.get(row).forEach(numbers::keepBack);
                }
            }
        }

        int rows() {
            return cells.size();
        }

        Shown shown(int row) {
            List<OptionalLong> sides =
                    cells.get(row).stream().map(numbers::shown).toList();
            return new Shown(
                    numbers.shown(totals.get(row)), sides.get(0), sides.get(1), sides.get(FALL), sides.get(MEET));
        }

        Changing changing(int row) {
            return new Changing(
                    numbers.shown(cells.get(row).getFirst()),
                    numbers.shown(cells.get(row).getLast()));
        }
    }
}
