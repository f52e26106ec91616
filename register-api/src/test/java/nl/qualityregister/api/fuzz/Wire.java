package nl.qualityregister.api.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** HTTP/1.1 as bytes over one connection, so that what no client library would send can be sent. */
final class Wire implements Closeable {
    private static final int PATIENCE = 60_000;

    private final int port;
    private Socket socket;
    private InputStream in;

    Wire(int port) {
        this.port = port;
    }

    /** What came back. */
    @SuppressWarnings("ArrayRecordComponent") // read and not compared
    record Reply(int status, HttpHeaders headers, byte[] body) {}

    /** Sends the bytes and reads one answer; on a connection that the server closed meanwhile it begins anew, once. */
    Reply send(byte[] request, boolean bodiless) throws IOException {
        if (socket != null) {
            try {
                return once(request, bodiless);
            } catch (EOFException | SocketException closed) {
                close();
            }
        }
        return once(request, bodiless);
    }

    private Reply once(byte[] request, boolean bodiless) throws IOException {
        if (socket == null) {
            socket = new Socket("localhost", port);
            socket.setSoTimeout(PATIENCE);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
        }
        try {
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
        } catch (SocketException closedWhileSending) {
            // it may have been answered before all was sent
        }
        Reply reply = read(bodiless);
        if (reply.headers().firstValue("connection").orElse("").equalsIgnoreCase("close")) {
            close();
        }
        return reply;
    }

    private Reply read(boolean bodiless) throws IOException {
        String line = line();
        int status = Integer.parseInt(line.substring(9, 12));
        Map<String, List<String>> headers = new TreeMap<>();
        for (String header = line(); !header.isEmpty(); header = line()) {
            int colon = header.indexOf(':');
            headers.computeIfAbsent(header.substring(0, colon).toLowerCase(Locale.ROOT), any -> new ArrayList<>())
                    .add(header.substring(colon + 1).strip());
        }
        HttpHeaders read = HttpHeaders.of(headers, (name, value) -> true);
        if (status < 200) {
            return read(bodiless);
        }
        return new Reply(status, read, bodiless || status == 204 || status == 304 ? new byte[0] : body(read));
    }

    private byte[] body(HttpHeaders headers) throws IOException {
        if (headers.firstValue("transfer-encoding").orElse("").equals("chunked")) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            for (int size = size(); size > 0; size = size()) {
                body.write(in.readNBytes(size));
                line();
            }
            line();
            return body.toByteArray();
        }
        if (headers.firstValue("content-length").isPresent()) {
            return in.readNBytes(
                    (int) headers.firstValueAsLong("content-length").orElse(0));
        }
        byte[] rest = in.readAllBytes();
        close();
        return rest;
    }

    private int size() throws IOException {
        return Integer.parseInt(line().strip(), 16);
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
