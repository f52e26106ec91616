package nl.qualityregister.jobs.backup;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** {@code ./register backup FILE} and {@code ./register restore FILE}, on the home and the database that the environment names. */
public final class BackupCommand {
    private final PrintStream out;
    private final PrintStream errors;
    private final Map<String, String> environment;

    BackupCommand(PrintStream out, PrintStream errors, Map<String, String> environment) {
        this.out = out;
        this.errors = errors;
        this.environment = environment;
    }

    public static void main(String[] arguments) {
        // told in one line at the end; what each migration did is for whoever looks for a fault
        ((ch.qos.logback.classic.Logger) org.slf4j.LoggerFactory.getLogger("ROOT"))
                .setLevel(ch.qos.logback.classic.Level.WARN);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream errors = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(new BackupCommand(out, errors, System.getenv()).run(List.of(arguments)));
    }

    /** @param arguments {@code backup} or {@code restore}, and the file */
    int run(List<String> arguments) {
        if (arguments.size() != 2) {
            errors.println("register: name one file");
            return 2;
        }
        Path file = Path.of(arguments.getLast()).toAbsolutePath().normalize();
        Path home = Path.of(environment.getOrDefault("REGISTER_HOME", ".register"))
                .toAbsolutePath()
                .normalize();
        String url = environment.getOrDefault("SPRING_DATASOURCE_URL", "");
        String user = environment.getOrDefault("SPRING_DATASOURCE_USERNAME", "");
        String password = environment.getOrDefault("SPRING_DATASOURCE_PASSWORD", "");
        try (Connection connection = DriverManager.getConnection(url, user, password)) {
            if (arguments.getFirst().equals("backup")) {
                tell("Backed up", new Backup(connection, home).write(file), file);
            } else {
                tell("Restored", new Restore(connection, home).read(file, url, user, password), file);
            }
            return 0;
        } catch (BackupRefused refused) {
            errors.println("register: " + refused.getMessage());
        } catch (IOException | UncheckedIOException unreadable) {
            errors.println("register: " + unreadable.getMessage());
        } catch (SQLException | RuntimeException failed) {
            errors.println("register: " + firstLine(failed));
        }
        return 1;
    }

    private void tell(String done, Manifest manifest, Path file) throws IOException {
        long rows = manifest.tables().stream().mapToLong(Manifest.Table::rows).sum();
        out.printf(
                java.util.Locale.ROOT,
                "%s the register as of %s: %,d rows in %d tables and %,d files, in %,d bytes.%n",
                done,
                manifest.madeAt(),
                rows,
                manifest.tables().size(),
                manifest.files(),
                Files.size(file));
    }

    /** The server's own words name values of rows further down. */
    private static String firstLine(Exception failed) {
        return String.valueOf(failed.getMessage()).lines().findFirst().orElse("failed");
    }
}
