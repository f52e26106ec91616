package nl.qualityregister.jobs.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.qualityregister.house.Fault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The columns of a kind of file, read from {@code schemas/json/import/<name>.table.json}: the one place where they are described. */
record TableSchema(String name, List<Column> columns) {
    static TableSchema named(String name) {
        String resource = "/json/import/" + name + ".table.json";
        try (InputStream in = TableSchema.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no description " + resource);
            }
            JsonNode schema = JsonMapper.shared().readTree(in);
            return new TableSchema(
                    name, schema.get("fields").valueStream().map(Column::of).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    boolean has(String column) {
        return names().contains(column);
    }

    /** Whether a header holds each required column, none that is not described, and none twice; in any order. */
    boolean fits(List<String> header) {
        Set<String> once = new HashSet<>(header);
        return once.size() == header.size()
                && names().containsAll(once)
                && columns.stream().filter(Column::required).allMatch(column -> once.contains(column.name()));
    }

    /** What is wrong with the fields of a row, by column. */
    List<Fault> check(Row row) {
        if (row.cells().size() != row.layout().width()) {
            return List.of(new Fault(
                    "",
                    "wrong-number-of-fields",
                    java.util.Map.of(
                            "found", Integer.toString(row.cells().size()),
                            "expected", Integer.toString(row.layout().width()))));
        }
        List<Fault> faults = new ArrayList<>();
        for (Column column : columns) {
            Optional<Fault> fault = column.fault(row.cell(column.name()));
            fault.ifPresent(faults::add);
        }
        return faults;
    }
}
