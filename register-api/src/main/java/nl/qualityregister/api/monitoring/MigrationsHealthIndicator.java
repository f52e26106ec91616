package nl.qualityregister.api.monitoring;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Whether the database is of the version that this program knows: not before all its migrations ran. */
@Component("migrationsHealthIndicator") // by this name the readiness group knows it
class MigrationsHealthIndicator extends AbstractHealthIndicator {
    private final Flyway flyway;
    private volatile boolean complete;

    MigrationsHealthIndicator(Flyway flyway) {
        super("the migrations could not be looked at");
        this.flyway = flyway;
    }

    /** What has run once stays run. */
    @Override
    protected void doHealthCheck(Health.Builder health) {
        if (!complete) {
            MigrationInfo[] pending = flyway.info().pending();
            complete = pending.length == 0;
        }
        health.status(complete ? "UP" : "OUT_OF_SERVICE");
    }
}
