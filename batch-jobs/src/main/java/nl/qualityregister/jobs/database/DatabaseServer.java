package nl.qualityregister.jobs.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;

/**
 * Starts the embedded PostgreSQL of a home, durable ({@code fsync} and {@code synchronous_commit} on; the library switches both
 * off), and leaves it running: the launcher owns it, not this process. Under the home it keeps {@code postgres/data}, the
 * {@code port} and the {@code password} of role {@code register} (readable by the owner only).
 */
public final class DatabaseServer {
    private static final String DATABASE = "register";

    private final Path folder;

    DatabaseServer(Path home) {
        this.folder = home.resolve("postgres");
    }

    /**
     * Starts the server of the home given as the only argument; exits 0 when it answers, 1 with one plain line when it cannot.
     */
    public static void main(String[] arguments) {
        PrintStream errors = System.err;
        try {
            new DatabaseServer(Path.of(arguments[0]).toAbsolutePath().normalize()).start();
        } catch (IOException | SQLException | IllegalStateException e) {
            errors.println("register: the embedded PostgreSQL does not start: " + e.getMessage());
            Runtime.getRuntime().halt(1);
        }
        // no shutdown hooks, no pipes to close: the server stays
        Runtime.getRuntime().halt(0);
    }

    void start() throws IOException, SQLException {
        Files.createDirectories(folder);
        int port = port();
        Path password = folder.resolve("password");
        boolean fresh = !Files.exists(password);
        String secret = fresh ? randomSecret() : Files.readString(password).strip();
        EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setConnectConfig("password", secret)
                .setPGStartupWait(Duration.ofMinutes(2))
                .setLocaleConfig("locale", "C.UTF-8")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("shared_buffers", "512MB")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("random_page_cost", "1.1")
                .setServerConfig("max_connections", "100")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "''")
                .setOutputRedirector(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .setErrorRedirector(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", secret);
                Statement statement = connection.createStatement()) {
            if (fresh) {
                lock(statement, secret, password);
            }
            if (!exists(statement)) {
                statement.execute("create database " + DATABASE + " owner register");
            }
        }
    }

    /** The first start is open to this machine; from here on a password is asked. A crash in between starts this over. */
    private void lock(Statement statement, String secret, Path password) throws SQLException, IOException {
        statement.execute("alter role postgres password '" + secret + "'");
        statement.execute(
                "do $$ begin create role register login createrole; exception when duplicate_object then null; end $$");
        statement.execute("alter role register password '" + secret + "'");
        Files.writeString(folder.resolve("data/pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
        Path draft = Files.createTempFile(
                folder,
                "password",
                null,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, secret);
        Files.move(draft, password);
        statement.execute("select pg_reload_conf()");
    }

    private static boolean exists(Statement statement) throws SQLException {
        try (ResultSet found = statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")) {
            return found.next();
        }
    }

    /** The home's own, as long as nobody else has taken it while this server was down. */
    private int port() throws IOException {
        Path file = folder.resolve("port");
        if (Files.exists(file)) {
            int kept = Integer.parseInt(Files.readString(file).strip());
            if (Files.exists(folder.resolve("data/postmaster.pid")) || isFree(kept)) {
                return kept;
            }
        }
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(file, free.getLocalPort() + "\n");
            return free.getLocalPort();
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return taken.isBound();
        } catch (IOException inUse) {
            return false;
        }
    }

    private static String randomSecret() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
