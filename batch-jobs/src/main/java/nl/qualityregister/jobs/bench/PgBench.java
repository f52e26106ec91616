package nl.qualityregister.jobs.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What PostgreSQL's own {@code pgbench -M prepared} does with 8 clients: one person's registrations on today, by primary key, so that it
 * does a little less than a look-up by number has to.
 */
@Component
class PgBench {
    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");

    private final JdbcClient jdbc;
    private final URI database;
    private final String user;
    private final String password;

    PgBench(
            JdbcClient jdbc,
            @Value("${spring.datasource.url:jdbc:postgresql://localhost/postgres}") String url,
            @Value("${spring.datasource.username:register}") String user,
            @Value("${spring.datasource.password:}") String password) {
        this.jdbc = jdbc;
        this.database = URI.create(url.substring("jdbc:".length()));
        this.user = user;
        this.password = password;
    }

    /** Look-ups per second. */
    double run(int seconds) {
        long least =
                jdbc.sql("select min(id) from registrant").query(Long.class).single();
        long most = jdbc.sql("select max(id) from registrant").query(Long.class).single();
        try {
            Path script = Files.createTempFile("look-up", ".sql");
            Files.writeString(script, """
                    \\set id random(%d, %d)
                    select r.number, s.register, s.occupation, s.status, s.registered_since, s.since, s.until, s.valid_until
                      from registrant r join roll_standing s on s.registrant_id = r.id
                     where r.id = :id and s.days @> current_date and upper_inf(s.known);
                    """.formatted(least, most));
            ProcessBuilder builder = new ProcessBuilder(List.of(
                            "pgbench",
                            "-n",
                            "-M",
                            "prepared",
                            "-c",
                            "8",
                            "-j",
                            "2",
                            "-T",
                            String.valueOf(seconds),
                            "-f",
                            script.toString(),
                            "-h",
                            database.getHost(),
                            "-p",
                            String.valueOf(database.getPort()),
                            "-U",
                            user,
                            database.getPath().substring(1)))
                    .redirectErrorStream(true);
            builder.environment().putAll(Map.of("PGPASSWORD", password));
            Process process = builder.start();
            String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Files.delete(script);
            Matcher tps = TPS.matcher(told);
            if (!tps.find()) {
                throw new IllegalStateException("pgbench told no tps: " + told);
            }
            return Double.parseDouble(tps.group(1));
        } catch (IOException missing) {
            throw new UncheckedIOException("pgbench is needed on the PATH (package postgresql-contrib)", missing);
        }
    }
}
