package nl.qualityregister.file;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A clamd on a port of its own, that speaks INSTREAM as the real one does; its mood can be set. */
public final class FakeClamd implements AutoCloseable {
    public static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    public enum Mood {
        WELL,
        SILENT,
        HANGS_UP,
        TALKS_NONSENSE
    }

    private final ServerSocket server;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Mood mood = Mood.WELL;
    private volatile int longest = Integer.MAX_VALUE;

    public FakeClamd() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::listen);
    }

    public FakeClamd is(Mood other) {
        mood = other;
        return this;
    }

    FakeClamd takesAtMost(int bytes) {
        longest = bytes;
        return this;
    }

    Clamd asked() {
        return new Clamd("127.0.0.1", server.getLocalPort(), Duration.ofMillis(700));
    }

    public int port() {
        return server.getLocalPort();
    }

    private void listen() {
        while (!server.isClosed()) {
            try {
                Socket caller = server.accept();
                Thread.ofVirtual().start(() -> answer(caller));
            } catch (SocketException end) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void answer(Socket caller) {
        try (caller) {
            DataInputStream in = new DataInputStream(caller.getInputStream());
            byte[] command = in.readNBytes("zINSTREAM\0".length());
            if (mood == Mood.HANGS_UP || !new String(command, StandardCharsets.US_ASCII).equals("zINSTREAM\0")) {
                return;
            }
            String reply = reply(in);
            if (mood == Mood.SILENT) {
                closed.await();
            }
            caller.getOutputStream().write((reply + "\0").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException gone) {
            // the caller had no patience
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String reply(DataInputStream in) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (int length = in.readInt(); length > 0; length = in.readInt()) {
            content.write(in.readNBytes(length));
            if (content.size() > longest) {
                return "INSTREAM size limit exceeded. ERROR";
            }
        }
        if (mood == Mood.TALKS_NONSENSE) {
            return "stream: nothing to say";
        }
        boolean found = content.toString(StandardCharsets.ISO_8859_1).contains(EICAR);
        return found ? "stream: Win.Test.EICAR_HDB-1 FOUND" : "stream: OK";
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
    }
}
