package nl.qualityregister.jobs.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import nl.qualityregister.jobs.BatchJobs;
import nl.qualityregister.jobs.database.DatabaseServer;

/** A home with a PostgreSQL of its own and processes beside it, as the launcher makes them: real ones, for tests that kill them. */
public final class LaunchedHome implements AutoCloseable {
    private static final int MOST_SECONDS = 120;

    private final Path folder;
    private final List<Launched> launched = new ArrayList<>();

    private LaunchedHome(Path folder) {
        this.folder = folder;
    }

    /** With its server running. */
    public static LaunchedHome in(Path folder) throws IOException {
        LaunchedHome home = new LaunchedHome(folder);
        home.startServer();
        return home;
    }

    /** As after a crash: it lives on when the process that starts it is over. */
    public void startServer() throws IOException {
        Launched starting =
                start("server", new ProcessBuilder(java(DatabaseServer.class.getName(), folder.toString())));
        if (starting.await() != 0) {
            throw new IllegalStateException(starting.said());
        }
    }

    /** The server and all that it started, at once. */
    public void killServer() throws IOException {
        ProcessHandle server = server();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(server), server.children()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        eventually(() -> all.stream().noneMatch(ProcessHandle::isAlive));
    }

    private ProcessHandle server() throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve("postgres/data/postmaster.pid"))) {
            return ProcessHandle.of(
                            Long.parseLong(lines.findFirst().orElseThrow().strip()))
                    .orElseThrow();
        }
    }

    /** @param words of the application, its command first */
    public Launched launch(String name, Map<String, String> settings, String... words) throws IOException {
        List<String> command = java(BatchJobs.class.getName());
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment()
                .putAll(Map.of(
                        "SPRING_DATASOURCE_URL",
                        url() + "?ApplicationName=" + name,
                        "SPRING_DATASOURCE_USERNAME",
                        "register",
                        "SPRING_DATASOURCE_PASSWORD",
                        password(),
                        "REGISTER_SCANNER",
                        "none",
                        "REGISTER_HOME",
                        folder.toString()));
        builder.environment().putAll(settings);
        return start(name, builder);
    }

    private static List<String> java(String... words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx300m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        command.addAll(List.of(words));
        return command;
    }

    private Launched start(String name, ProcessBuilder builder) throws IOException {
        Path said = Files.createTempFile(folder, name, ".said");
        Launched process = new Launched(
                builder.redirectErrorStream(true).redirectOutput(said.toFile()).start(), said);
        launched.add(process);
        return process;
    }

    public Connection connect() throws SQLException {
        try {
            return DriverManager.getConnection(url(), "register", password());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The only figure of a query. */
    public long count(String query) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            found.next();
            return found.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String url() throws IOException {
        return "jdbc:postgresql://127.0.0.1:"
                + Files.readString(folder.resolve("postgres/port")).strip() + "/register";
    }

    private String password() throws IOException {
        return Files.readString(folder.resolve("postgres/password")).strip();
    }

    public static void eventually(BooleanSupplier wanted) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        while (!wanted.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("not within " + MOST_SECONDS + " s");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    /** Leaves nothing running. */
    @Override
    public void close() throws IOException {
        launched.forEach(Launched::kill);
        killServer();
    }

    /** A process of this home. */
    public record Launched(Process process, Path output) {
        public String said() {
            try {
                return Files.readString(output);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        public void awaitSaying(String words) {
            eventually(() -> {
                if (!process.isAlive() && !said().contains(words)) {
                    throw new AssertionError("it ended with " + process.exitValue() + " and said " + said());
                }
                return said().contains(words);
            });
        }

        /** Its exit code. */
        public int await() {
            eventually(() -> !process.isAlive());
            return process.exitValue();
        }

        private void kill() {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
