package nl.qualityregister;

import static org.assertj.core.api.Assertions.assertThat;

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
}
