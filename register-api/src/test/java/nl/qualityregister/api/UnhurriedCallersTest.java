package nl.qualityregister.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.qualityregister.api.support.Answer;
import nl.qualityregister.api.support.Api;
import nl.qualityregister.api.support.ApiTest;
import nl.qualityregister.api.support.People;
import nl.qualityregister.organisation.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Callers who ask for much and do not fetch it, as they are: sockets that nobody reads. */
@ApiTest
class UnhurriedCallersTest {
    private static final int MANY = 40;

    @Autowired
    Api api;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Test
    @Timeout(120)
    void callersWhoDoNotReadTheirAnswersHoldNoThreads() throws Exception {
        String asker = people.anAccount(Role.EMPLOYER);
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < MANY; i++) {
                sockets.add(asked(asker, UUID.randomUUID().toString()));
            }
            awaitReceipts(asker, MANY);

            Answer other = api.asPublic().get("/v1/registers");

            assertThat(other.status()).isEqualTo(200);
            assertThat(writing()).isLessThanOrEqualTo(2);
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    @Timeout(120)
    void aCallerWhoReadsSlowlyGetsAllOfIt() throws Exception {
        try (Socket socket =
                asked(people.anAccount(Role.EMPLOYER), UUID.randomUUID().toString())) {
            InputStream in = socket.getInputStream();
            StringBuilder head = new StringBuilder();
            while (!head.toString().endsWith("\r\n\r\n")) {
                head.append((char) in.read());
            }
            int length = Integer.parseInt(head.toString().replaceAll("(?is).*content-length: (\\d+).*", "$1"));
            byte[] body = new byte[length];
            for (int at = 0; at < length; ) {
                int read = in.read(body, at, Math.min(16 << 10, length - at));
                assertThat(read).isPositive();
                at += read;
                Thread.onSpinWait();
            }

            assertThat(JsonMapper.shared().readTree(body).path("results").size())
                    .isEqualTo(10_000);
        }
    }

    @Test
    @Timeout(120)
    void whoHangsUpFindsAWholeReceiptUnderTheSameKey() throws Exception {
        String asker = people.anAccount(Role.EMPLOYER);
        String key = UUID.randomUUID().toString();
        try (Socket socket = asked(asker, key)) {
            assertThat(socket.getInputStream().readNBytes(12)).isNotEmpty();
            socket.setSoLinger(true, 0);
        }

        awaitReceipts(asker, 1);
        Answer again = api.as(asker).key(key).json(items()).post("/v1/verifications");

        assertThat(again.header("Idempotency-Replayed")).hasValue("true");
        assertThat(again.json().path("results").size()).isEqualTo(10_000);
        assertThat(api.as(asker).get(again.header("Location").orElseThrow()).text())
                .isEqualTo(again.text());
        assertThat(receipts(asker)).isEqualTo(1);
    }

    /** A request sent whole, on a connection that takes little at once. */
    private Socket asked(String asker, String key) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4 << 10);
        socket.setSoTimeout((int) Duration.ofSeconds(60).toMillis());
        socket.connect(new java.net.InetSocketAddress("localhost", api.uri("/").getPort()), 5_000);
        byte[] body = items().getBytes(StandardCharsets.UTF_8);
        String head = "POST /v1/verifications HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Authorization: Bearer " + api.token(asker) + "\r\nIdempotency-Key: " + key + "\r\nContent-Length: "
                + body.length + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(body);
        socket.getOutputStream().flush();
        return socket;
    }

    private static String items() {
        return IntStream.range(0, 10_000)
                .mapToObj(i -> "{\"registrationNumber\": \"" + i + "\", \"register\": \"krsd-demo\"}")
                .collect(Collectors.joining(",", "{\"items\": [", "]}"));
    }

    private void awaitReceipts(String asker, int count) {
        long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (receipts(asker) < count && System.nanoTime() < end) {
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
        assertThat(receipts(asker)).isEqualTo(count);
    }

    private int receipts(String asker) {
        return jdbc.sql(
                        "select count(*) from receipt join account on account.id = receipt.asker where subject = :asker")
                .param("asker", asker)
                .query(Integer.class)
                .single();
    }

    /** Threads of the server that stand in the writing of an answer. */
    private static long writing() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().contains("-exec-"))
                .filter(thread -> java.util.Arrays.stream(thread.getValue())
                        .anyMatch(frame -> frame.getMethodName()
                                .toLowerCase(java.util.Locale.ROOT)
                                .contains("dowrite")))
                .count();
    }
}
