package nl.qualityregister.jobs.roll;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A register's log as it is reached from outside. */
final class LogFiles {
    static final int WIDTH = 256;
    private static final int HASH = 32;

    private final URI address;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    LogFiles(URI address) {
        this.address = address;
    }

    String text(String path) throws IOException {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    JsonNode json(String path) throws IOException {
        return JsonMapper.shared().readTree(bytes(path));
    }

    /** The hashes of a tile; the full one where it has replaced a partial one. */
    List<byte[]> tile(int level, long place, int width) throws IOException {
        return parted(bytes("/log/tile/" + level + "/" + TileFolder.path(place, width)), 0, HASH, width);
    }

    /** The commitments of a bundle. */
    List<byte[]> bundle(long place, int width) throws IOException {
        byte[] bundle = bytes("/log/tile/entries/" + TileFolder.path(place, width));
        for (int at = 0; at < bundle.length; at += HASH + 2) {
            if (bundle[at] != 0 || bundle[at + 1] != HASH) {
                throw new LogRefused("bundle " + place + " holds an entry that is not of " + HASH + " bytes");
            }
        }
        return parted(bundle, 2, HASH, width);
    }

    private static List<byte[]> parted(byte[] bytes, int head, int length, int count) {
        if (bytes.length != count * (head + length)) {
            throw new LogRefused("a tile of " + count + " has " + bytes.length + " bytes");
        }
        List<byte[]> parts = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += head + length) {
            parts.add(java.util.Arrays.copyOfRange(bytes, at + head, at + head + length));
        }
        return parts;
    }

    private byte[] bytes(String path) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(60))
                .build();
        try {
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new LogRefused(path + " is answered with " + answer.statusCode());
            }
            return answer.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
