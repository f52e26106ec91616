package nl.qualityregister.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Real PostgreSQL for the tests: one server a JVM, a database of its own for each context. An external server is used when
 * {@code REGISTER_TEST_DATABASE} holds a JDBC address of one, up to and without the database
 * ({@code jdbc:postgresql://localhost:5432/}), with {@code REGISTER_TEST_USER} and {@code REGISTER_TEST_PASSWORD}.
 */
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static int databases;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Address address = create();
        String asked = context.getEnvironment().getProperty("register.scanner", "");
        TestPropertyValues.of(Map.of(
                        "spring.datasource.url", address.url(),
                        "spring.datasource.username", address.user(),
                        "spring.datasource.password", address.password(),
                        // contexts stay as long as the JVM does: those that rest give their connections back
                        "spring.datasource.hikari.minimum-idle", "1",
                        "spring.datasource.hikari.idle-timeout", "10000",
                        "register.home", home().toString(),
                        "register.scanner", asked.isEmpty() ? "none" : asked))
                .applyTo(context);
    }

    /** An empty database on the tests' server. */
    public static synchronized Address create() {
        Address server = Server.ADDRESS;
        String name = "register_test_" + ProcessHandle.current().pid() + "_" + ++databases;
        try (Connection connection =
                        DriverManager.getConnection(server.url() + "postgres", server.user(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + name);
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("no test database on " + server.url(), e);
        }
        return new Address(server.url() + name, server.user(), server.password());
    }

    private static Path home() {
        try {
            Path home = Files.createTempDirectory("register-home");
            home.toFile().deleteOnExit();
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a database is and as whom to enter it. */
    public record Address(String url, String user, String password) {}

    private static final class Server {
        static final Address ADDRESS = start();

        private static Address start() {
            String external = System.getenv("REGISTER_TEST_DATABASE");
            if (external != null) {
                return new Address(
                        external,
                        System.getenv().getOrDefault("REGISTER_TEST_USER", "postgres"),
                        System.getenv().getOrDefault("REGISTER_TEST_PASSWORD", ""));
            }
            try {
                EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "300")
                        .setServerConfig("shared_buffers", "256MB")
                        .start();
                return new Address("jdbc:postgresql://localhost:" + postgres.getPort() + "/", "postgres", "postgres");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
