package nl.qualityregister.privacy;

import static nl.qualityregister.support.People.OFFICE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Registrations;
import nl.qualityregister.trail.Actor;
import nl.qualityregister.trail.Footprint;
import nl.qualityregister.trail.Trail;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody with something in every table of the inventory: the export has all of it, and erasure leaves what the inventory says. */
@DomainTest
class WholePersonTest {
    private static final Set<String> BY_ACTS = Set.of("roll_entry", "roll_standing", "trail_entry");

    @Autowired
    Inventory inventory;

    @Autowired
    Exports exports;

    @Autowired
    Eraser eraser;

    @Autowired
    Roll roll;

    @Autowired
    Trail trail;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private void withSomebodyEverywhere(Consumer<RegistrantId> test) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            long serial = jdbc.sql("select nextval('registration_serial_seq')")
                    .query(Long.class)
                    .single();
            String number = RegistrationNumber.ofSerial(serial).value();
            RegistrantId person = new RegistrantId(7_000_000_000L + serial);
            List<Holding> held = inventory.holdings().stream()
                    .filter(holding -> !holding.others() && !BY_ACTS.contains(holding.table()))
                    .toList();
            new SomethingEverywhere(jdbc, person.value(), number).put(held);
            roll.append(List.of(Registrations.registered(
                    Registrations.jobCoach(person), LocalDate.of(2010, 1, 1), LocalDate.of(2015, 1, 1))));
            String receipt = id("receipt");
            trail.record(List.of(
                    new Footprint(
                            Actor.PUBLIC, "registrations-verified", "receipt:" + receipt, List.of(number), "x", null),
                    new Footprint(
                            Actor.PUBLIC,
                            "registrations-verified",
                            "verification-batch:" + receipt,
                            List.of(number),
                            "x",
                            null)));
            test.accept(person);
        });
    }

    private String id(String table) {
        return jdbc.sql("select id::text from " + table + " where " + table + "::text like :surname")
                .param("surname", "%" + SomethingEverywhere.SURNAME + "%")
                .query(String.class)
                .single();
    }

    @Test
    void theExportHasEveryColumnOfEveryTableThatIsNotSomebodyElsesSecret() {
        withSomebodyEverywhere(person -> {
            Export export = exports.export(person, OFFICE);

            List<String> lacking = new ArrayList<>();
            for (Export.Part part : export.parts()) {
                Holding holding = part.holding();
                if (part.rows().isEmpty()) {
                    lacking.add(holding.table());
                }
                if (!BY_ACTS.contains(holding.table())) {
                    holding.fields().keySet().stream()
                            .filter(column -> !holding.hidden().contains(column))
                            .filter(column -> isFilled(holding.table(), column))
                            .filter(column -> part.rows().stream().noneMatch(row -> row.containsKey(column)))
                            .forEach(column -> lacking.add(holding.table() + "." + column));
                }
            }
            assertThat(lacking).isEmpty();
            assertThat(export.parts()).hasSizeGreaterThan(70);
        });
    }

    private boolean isFilled(String table, String column) {
        return jdbc.sql("select exists (select from " + table + " held where held::text like :surname"
                        + " and to_jsonb(held) ->> cast(:column as text) is not null)")
                .param("surname", "%" + SomethingEverywhere.SURNAME + "%")
                .param("column", column)
                .query(Boolean.class)
                .single();
    }

    @Test
    void thePreviewNamesEveryTableThatHoldsSomethingAndWhyWhatStaysDoes() {
        withSomebodyEverywhere(person -> {
            ErasurePreview preview = eraser.preview(person, LocalDate.of(2026, 1, 1));

            assertThat(preview.goes().size() + preview.stays().size()).isEqualTo((int) inventory.holdings().stream()
                    .filter(holding -> !holding.others())
                    .count());
            assertThat(preview.stays()).allSatisfy(stays -> {
                assertThat(stays.why().nl()).isNotBlank();
                assertThat(stays.until().en()).isNotBlank();
            });
            assertThat(preview.digest())
                    .isEqualTo(eraser.preview(person, LocalDate.of(2026, 1, 1)).digest());
        });
    }

    /** Looks at every column of every table there is, not only at those of the inventory. */
    @Test
    void afterErasureOnlyWhatTheInventorySaysStays() {
        withSomebodyEverywhere(person -> {
            assertThat(naming(SomethingEverywhere.SURNAME)).hasSizeGreaterThan(60);

            eraser.erase(person, OFFICE, "erasure-request:test");

            Map<String, Fate> fates = new TreeMap<>();
            inventory.holdings().forEach(holding -> fates.put(holding.table(), holding.fate()));
            List<String> left = naming(SomethingEverywhere.SURNAME).stream()
                    .filter(place -> !mayStay(place, fates))
                    .toList();
            assertThat(left).isEmpty();
            assertThat(naming(SomethingEverywhere.EMAIL)).isEmpty();
            assertThat(jdbc.sql("select surname || birth_date || coalesce(email, '') from registrant where id = :id")
                            .param("id", person.value())
                            .query(String.class)
                            .single())
                    .isEqualTo("-0001-01-01");
            assertThat(jdbc.sql("select kind from visibility where registrant_id = :id")
                            .param("id", person.value())
                            .query(String.class)
                            .single())
                    .isEqualTo("ERASED");
        });
    }

    /** The texts here were planted into every column, also where ids stand; what the inventory keeps or does not change may have them. */
    private static boolean mayStay(String place, Map<String, Fate> fates) {
        String table = place.substring(0, place.indexOf('.'));
        String column = place.substring(place.indexOf('.') + 1);
        return switch (fates.get(table)) {
            case Fate.Kept kept -> true;
            case Fate.Changed changed -> !changed.set().containsKey(column);
            case Fate.Deleted gone -> false;
            case Fate.ByDoor door ->
                table.equals("verification_batch")
                        || (table.equals("receipt")
                                && Set.of("signature", "organisation").contains(column));
            case Fate.OfOthers others -> false;
            case null -> false;
        };
    }

    private List<String> naming(String text) {
        return jdbc
                .sql("""
                        select columns.table_name, columns.column_name
                          from information_schema.columns
                          join information_schema.tables using (table_schema, table_name)
                         where table_schema = 'public' and table_type = 'BASE TABLE'
                           and data_type in ('text', 'jsonb', 'ARRAY', 'bytea', 'character varying')
                        """)
                .query((row, i) -> row.getString("table_name") + "." + row.getString("column_name"))
                .list()
                .stream()
                .filter(place -> holds(place, text))
                .toList();
    }

    private boolean holds(String place, String text) {
        String table = place.substring(0, place.indexOf('.'));
        String column = place.substring(place.indexOf('.') + 1);
        return jdbc.sql("select exists (select from " + table + " where strpos(" + column + "::text, :text) > 0)")
                .param("text", text)
                .query(Boolean.class)
                .single();
    }
}
