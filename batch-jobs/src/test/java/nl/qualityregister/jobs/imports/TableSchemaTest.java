package nl.qualityregister.jobs.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.qualityregister.house.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableSchemaTest {
    @ParameterizedTest
    @ValueSource(strings = {"organisations", "accounts", "registrants", "courses", "attendance", "evidence"})
    void everyKindOfFileIsDescribed(String name) {
        TableSchema schema = TableSchema.named(name);

        assertThat(schema.columns())
                .isNotEmpty()
                .allSatisfy(column -> assertThat(column.description()).isNotBlank());
        assertThat(schema.names()).doesNotHaveDuplicates().allMatch(column -> column.matches("[a-z_]+"));
        assertThat(schema.columns()).anyMatch(Column::required);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "fine",
            value = {
                "hours               | 7.5        | fine",
                "hours               | 10000      | fine",
                "hours               | 10000.01   | too-high",
                "hours               | -1         | too-low",
                "hours               | 7,5        | no-amount",
                "hours               | 7.555      | no-amount",
                "hours               | 1e3        | no-amount",
                "hours               | ''         | required",
                "points              | ''         | fine",
                "accredited_from     | 2026-02-28 | fine",
                "accredited_from     | 2026-02-29 | no-day",
                "accredited_from     | 28-02-2026 | no-day",
                "accredited_from     | 1849-01-01 | too-low",
                "sessions            | 3          | fine",
                "sessions            | 0          | too-low",
                "sessions            | 3.0        | no-whole-number",
                "sessions            | ٣          | no-whole-number",
                "knowledge_source    | scientific | fine",
                "knowledge_source    | SCIENTIFIC | not-one-of",
                "provider            | anders!    | not-as-described"
            })
    void aValueIsAsItsColumnIsDescribed(String column, String value, String code) {
        TableSchema courses = TableSchema.named("courses");

        assertThat(courses.columns().stream()
                        .filter(described -> described.name().equals(column))
                        .findFirst()
                        .orElseThrow()
                        .fault(value)
                        .map(Fault::code))
                .isEqualTo(java.util.Optional.ofNullable(code));
    }

    @Test
    void controlCharactersAndOverlongValuesAreNoText() {
        Column edition = TableSchema.named("attendance").columns().getFirst();

        assertThat(edition.fault("A\u0007").map(Fault::code)).contains("control-character");
        assertThat(edition.fault("A".repeat(60))).isEmpty();
        assertThat(edition.fault("A".repeat(61)).map(Fault::code)).contains("too-many-characters");
    }

    @Test
    void aRowWithAnotherNumberOfFieldsHasThatFaultOnly() {
        TableSchema schema = TableSchema.named("attendance");
        Layout layout = Layout.of(';', false, List.of("edition", "registration_number", "session"));

        List<Fault> faults = schema.check(new Row(1, 2, List.of("", ""), layout));

        assertThat(faults)
                .containsExactly(
                        new Fault("", "wrong-number-of-fields", java.util.Map.of("found", "2", "expected", "3")));
    }
}
