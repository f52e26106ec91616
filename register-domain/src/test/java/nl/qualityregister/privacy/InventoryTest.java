package nl.qualityregister.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.qualityregister.support.DomainTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The inventory is held against the tables that there are: what is not in it fails here, with what to write. */
@DomainTest
class InventoryTest {
    @Autowired
    Inventory inventory;

    @Autowired
    Schedule schedule;

    @Autowired
    Eraser eraser;

    @Autowired
    JdbcClient jdbc;

    private Map<String, Set<String>> tables() {
        Map<String, Set<String>> tables = new HashMap<>();
        jdbc.sql("""
                        select columns.table_name, columns.column_name
                          from information_schema.columns
                          join information_schema.tables using (table_schema, table_name)
                         where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'flyway_schema_history'
                        """).query(row -> {
            tables.computeIfAbsent(row.getString("table_name"), any -> new TreeSet<>())
                    .add(row.getString("column_name"));
        });
        return tables;
    }

    @Test
    void everyTableIsInTheInventoryOrNamesNobody() {
        Set<String> listed = inventory.holdings().stream().map(Holding::table).collect(Collectors.toSet());

        Set<String> unknown = new TreeSet<>(tables().keySet());
        unknown.removeAll(listed);
        unknown.removeAll(inventory.nobody());

        assertThat(unknown)
                .as(
                        "tables that name people go into privacy/inventory.json and privacy/fields.json, others into its list nobody")
                .isEmpty();
        assertThat(listed).doesNotContainAnyElementsOf(inventory.nobody());
        assertThat(tables().keySet()).containsAll(listed);
    }

    @Test
    void everyColumnOfEveryTableThatNamesAPersonHasItsPurposeGroundAndTerm() {
        Map<String, Set<String>> tables = tables();

        for (Holding holding : inventory.holdings()) {
            assertThat(holding.fields().keySet())
                    .as("columns of " + holding.table() + " in privacy/fields.json")
                    .containsAll(tables.get(holding.table()));
            assertThat(schedule.purposes())
                    .containsKeys(holding.fields().values().toArray(String[]::new));
            assertThat(schedule.category(holding.category()).text().nl()).isNotBlank();
            assertThat(holding.fields().keySet()).containsAll(holding.hidden());
        }
        schedule.purposes()
                .values()
                .forEach(purpose -> assertThat(schedule.grounds()).containsKey(purpose.ground()));
        assertThat(inventory.holdings().stream()
                        .mapToInt(holding -> holding.fields().size())
                        .sum())
                .isGreaterThan(700);
    }

    /** Whoever puts a name into a table that was said to hold none is told. */
    @Test
    void whatNamesNobodyHasNoPlaceForANameOrANumber() {
        Map<String, Set<String>> tables = tables();

        List<String> suspicious = inventory.nobody().stream()
                .filter(tables::containsKey)
                .flatMap(table -> tables.get(table).stream().map(column -> table + "." + column))
                .filter(column -> column.matches(
                        ".*\\.(registrant_id|cycle_id|evidence_id|application_id|item_id|subjects|surname|initials"
                                + "|called_name|infix|birth_date|.*email|phone|registration_number|.*address)"))
                .toList();

        assertThat(suspicious).isEmpty();
    }

    @Test
    void everyStatementOfTheScheduleIsUnderstoodByTheDatabase() {
        LocalDate day = LocalDate.of(2026, 1, 1);

        for (Schedule.Category category : schedule.categories()) {
            for (Schedule.Step step : category.steps()) {
                String sql = step.files() == null
                        ? "select 1 from " + step.table() + " where " + step.where()
                        : step.files();
                assertThatNoException()
                        .as(category.code() + ": " + sql)
                        .isThrownBy(() -> jdbc.sql("explain " + schedule.spelled(category, sql))
                                .param("before", day)
                                .query()
                                .listOfRows());
            }
        }
    }

    /** A row goes before the rows that it refers to, and before those that say whose it is. */
    @Test
    void whatGoesHasAnOrder() {
        List<String> order = eraser.inOrder().stream().map(Holding::table).toList();

        assertThat(order).doesNotHaveDuplicates().hasSizeGreaterThan(40);
        assertThat(order.indexOf("desk_event")).isLessThan(order.indexOf("desk_item"));
        assertThat(order.indexOf("desk_item")).isLessThan(order.indexOf("application"));
        assertThat(order.indexOf("renewal_decision")).isLessThan(order.indexOf("verdict"));
    }
}
