package nl.qualityregister.jobs.conflict;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The API in a JVM of its own, as it was built before these tests. */
final class ApiProcess implements AutoCloseable {
    private static final int MOST_SECONDS = 120;

    private final Process process;
    private final URI address;
    private final Path said;

    private ApiProcess(Process process, URI address, Path said) {
        this.process = process;
        this.address = address;
        this.said = said;
    }

    /** One with the demo's logins, which answers when this returns. */
    static ApiProcess start(Path home, Conflict.Database database) throws IOException {
        Path built = Path.of("..", "register-api", "target");
        String classpath = built.resolve("classes").toAbsolutePath()
                + java.io.File.pathSeparator
                + Files.readString(built.resolve("classpath")).strip();
        int port = freePort();
        URI address = URI.create("http://localhost:" + port);
        Path said = home.resolve("api.log");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx512m",
                        "-cp",
                        classpath,
                        "nl.qualityregister.api.RegisterApi",
                        "--server.port=" + port))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment()
                .putAll(Map.of(
                        "SPRING_DATASOURCE_URL", database.url(),
                        "SPRING_DATASOURCE_USERNAME", database.user(),
                        "SPRING_DATASOURCE_PASSWORD", database.password(),
                        "REGISTER_HOME", home.toString(),
                        "REGISTER_SCANNER", "none",
                        "REGISTER_DEMO_ISSUER", "true",
                        "REGISTER_OWN_ISSUER", address.toString(),
                        "REGISTER_PUBLIC_BASE_URL", address.toString()));
        ApiProcess api = new ApiProcess(builder.start(), address, said);
        api.await();
        return api;
    }

    URI address() {
        return address;
    }

    private void await() throws IOException {
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > patience) {
                close();
                throw new IllegalStateException("the API does not answer: " + Files.readString(said));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    private boolean answers() {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(address.resolve("/v1/registers")).build();
            return http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
