package nl.qualityregister;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nl.qualityregister.support.DomainTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DomainTest
class MigrationsTest {
    @Autowired
    JdbcClient jdbc;

    @Test
    void everyMigrationHasRun() {
        long failed = jdbc.sql("select count(*) from flyway_schema_history where not success")
                .query(Long.class)
                .single();
        long rooms = jdbc.sql(
                        "select count(*) from information_schema.tables where table_name in ('trail_entry', 'outbox')")
                .query(Long.class)
                .single();

        assertThat(failed).isZero();
        assertThat(rooms).isEqualTo(2);
    }

    /** Two branches that took the same number are noticed by a name, and not by a server that does not start. */
    @Test
    void everyMigrationHasANumberAndARoomOfItsOwn() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../schemas/db/migration"))) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).toList();

            assertThat(names).allMatch(name -> name.matches("V(\\d{4}|2\\d{5})__[a-z]+(_[a-z0-9]+)*\\.sql"));
            assertThat(names.stream().map(name -> name.replaceFirst("__.*", "")))
                    .doesNotHaveDuplicates();
        }
    }
}
