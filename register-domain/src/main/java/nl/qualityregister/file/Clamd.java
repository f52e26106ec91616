package nl.qualityregister.file;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * ClamAV's daemon, asked over TCP with {@code INSTREAM} (man clamd): each piece with its length in four bytes, a length of nought at the
 * end, one line back. Its {@code StreamMaxLength} has to be 25M at least; of what is larger it says so and the content stays unscanned.
 */
final class Clamd implements Scanner {
    private static final Logger LOG = LoggerFactory.getLogger(Clamd.class);
    private static final Duration TO_CONNECT = Duration.ofSeconds(2);
    private static final int PIECE = 64 * 1024;
    private static final int LONGEST_REPLY = 1_024;

    private final String host;
    private final int port;
    private final Duration patience;

    /** @param patience with a daemon that says nothing */
    Clamd(String host, int port, Duration patience) {
        this.host = host;
        this.port = port;
        this.patience = patience;
    }

    @Override
    public boolean looks() {
        return true;
    }

    @Override
    public ScanState scan(Path content) {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout((int) patience.toMillis());
            socket.connect(new InetSocketAddress(host, port), (int) TO_CONNECT.toMillis());
            Optional<IOException> cutOff = send(content, socket);
            String reply = reply(socket.getInputStream());
            return read(reply, cutOff);
        } catch (IOException e) {
            LOG.warn(
                    "scanner at {}:{} does not answer: {}",
                    host,
                    port,
                    e.getClass().getSimpleName());
            return ScanState.UNSCANNED;
        }
    }

    /** A daemon that has had enough says why and hangs up; then the reply is still to be read. */
    private static Optional<IOException> send(Path content, Socket socket) throws IOException {
        byte[] piece = new byte[PIECE];
        try (InputStream bytes = Files.newInputStream(content)) {
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            try {
                out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
                for (int read = bytes.read(piece); read >= 0; read = bytes.read(piece)) {
                    out.writeInt(read);
                    out.write(piece, 0, read);
                }
                out.writeInt(0);
                out.flush();
                return Optional.empty();
            } catch (IOException hungUp) {
                return Optional.of(hungUp);
            }
        }
    }

    private static String reply(InputStream in) throws IOException {
        byte[] bytes = new byte[LONGEST_REPLY];
        int length = 0;
        for (int next = in.read(); next > 0 && length < LONGEST_REPLY; next = in.read()) {
            bytes[length++] = (byte) next;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8).strip();
    }

    private static ScanState read(String reply, Optional<IOException> cutOff) throws IOException {
        if (reply.isEmpty()) {
            throw cutOff.orElseGet(() -> new IOException("no reply"));
        }
        if (reply.equals("stream: OK") && cutOff.isEmpty()) {
            return ScanState.CLEAN;
        }
        if (reply.startsWith("stream: ") && reply.endsWith(" FOUND")) {
            LOG.warn("scanner found {}", reply.substring("stream: ".length()));
            return ScanState.INFECTED;
        }
        LOG.error("scanner could not tell: {}", reply);
        return ScanState.UNSCANNED;
    }
}
