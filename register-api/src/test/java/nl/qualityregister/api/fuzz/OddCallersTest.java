package nl.qualityregister.api.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.qualityregister.api.fuzz.Wire.Reply;
import nl.qualityregister.api.support.Api;
import nl.qualityregister.api.support.ApiTest;
import nl.qualityregister.api.support.People;
import nl.qualityregister.organisation.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** Callers whose requests are too long, too many-headed or too slow: each is told so, and holds no thread. */
@ApiTest
@TestPropertySource(properties = {"register.body-patience=2s", "register.fuzz=odd"})
class OddCallersTest {
    @Autowired
    Api api;

    @Autowired
    People people;

    static String[] heads() {
        return new String[] {
            "GET /v1/registers HTTP/1.1\r\nHost: localhost\r\nX-Long: " + "x".repeat(100_000) + "\r\n\r\n",
            "GET /v1/registers HTTP/1.1\r\nHost: localhost\r\n"
                    + IntStream.range(0, 500)
                            .mapToObj(i -> "X-" + i + ": 1\r\n")
                            .collect(Collectors.joining()) + "\r\n",
            "GET /v1/registers?x=" + "x".repeat(100_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "GET /v1/me HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + "e".repeat(60_000) + "\r\n\r\n"
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void headersThatAreTooLongAreRefusedAsAProblem(int which) throws IOException {
        Reply reply;
        try (Wire wire = new Wire(api.uri("/").getPort())) {
            reply = wire.send(heads()[which].getBytes(StandardCharsets.US_ASCII), false);
        }

        assertThat(reply.status()).isIn(400, 414, 431);
        assertProblem(reply);
        assertThat(api.asPublic().get("/v1/registers").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: application/json\r\nContent-Length: 100000",
                "Content-Type: application/json\r\nTransfer-Encoding: chunked",
                "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 100000"
            })
    @Timeout(60)
    void aBodyThatTricklesInIsGivenUp(String says) throws IOException {
        boolean upload = says.contains("multipart");
        boolean chunked = says.contains("chunked");
        String head = "POST " + (upload ? "/v1/files" : "/v1/verifications") + " HTTP/1.1\r\nHost: localhost\r\n" + says
                + "\r\nAuthorization: Bearer " + api.token(people.anAccount(Role.EMPLOYER)) + "\r\n\r\n";
        String begin = upload ? "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x\"\r\n\r\n" : "{";
        long begun = System.nanoTime();

        try (Socket socket = new Socket("localhost", api.uri("/").getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write((head + (chunked ? "1\r\n{\r\n" : begin)).getBytes(StandardCharsets.US_ASCII));
            boolean answered = trickle(socket, out, chunked ? "1\r\n \r\n" : " ");

            String answer = answered ? new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8) : "";
            assertThat(answer).startsWith("HTTP/1.1 408");
            assertThat(answer).contains("request-too-slow", "API-Version: ");
        }

        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(10));
    }

    @Test
    void aBodyThatComesInPiecesIsTaken() throws IOException {
        String body = "{\"items\": [{\"registrationNumber\": \"1\"}]}";
        String head = "POST /v1/verifications HTTP/1.1\r\n"
                + "Host: localhost\r\n"
                + "Connection: close\r\n"
                + "Content-Type: application/json\r\n"
                + "Content-Length:"
                + " " + body.length() + "\r\nAuthorization: Bearer "
                + api.token(people.anAccount(Role.EMPLOYER)) + "\r\n\r\n";

        try (Socket socket = new Socket("localhost", api.uri("/").getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < body.length(); i += 10) {
                out.write(body.substring(i, Math.min(body.length(), i + 10)).getBytes(StandardCharsets.US_ASCII));
                out.flush();
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 201");
        }
    }

    /** Ten bytes a second, until something comes back; false when the connection was cut without a word. */
    private static boolean trickle(Socket socket, OutputStream out, String drop) throws IOException {
        try {
            while (socket.getInputStream().available() == 0) {
                out.write(drop.getBytes(StandardCharsets.US_ASCII));
                out.flush();
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
            return true;
        } catch (SocketException closed) {
            return false;
        }
    }

    private static void assertProblem(Reply reply) {
        assertThat(reply.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(reply.headers().firstValue("api-version")).isPresent();
        assertThat(JsonMapper.shared().readTree(reply.body()).path("status").asInt())
                .isEqualTo(reply.status());
    }
}
