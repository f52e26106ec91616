package nl.qualityregister.api.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * One request as it goes over the wire.
 *
 * @param by which kind of user
 * @param target of the request line, as it is sent
 * @param headers names and values, as they are sent, but for Host and Content-Length
 */
@SuppressWarnings("ArrayRecordComponent") // sent and not compared
record Shot(String by, String method, String target, List<Map.Entry<String, String>> headers, byte[] body) {
    byte[] bytes() {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n");
        headers.forEach(header -> head.append(header.getKey())
                .append(": ")
                .append(header.getValue())
                .append("\r\n"));
        if (body.length > 0 || !List.of("GET", "HEAD", "TRACE").contains(method)) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    String path() {
        return target.replaceFirst("\\?.*", "");
    }

    boolean saysJson() {
        return headers.stream()
                .anyMatch(said -> said.getKey().equalsIgnoreCase("Content-Type")
                        && said.getValue().startsWith("application/json"));
    }

    boolean says(String header) {
        return headers.stream().anyMatch(said -> said.getKey().equalsIgnoreCase(header));
    }

    @Override
    public String toString() {
        String text = new String(body, StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", "?");
        StringBuilder said = new StringBuilder(method + " " + target + " by " + by);
        headers.stream()
                .filter(header -> !header.getKey().equals("Authorization"))
                .forEach(header -> said.append("\n    ")
                        .append(header.getKey())
                        .append(": ")
                        .append(header.getValue().replaceAll("[^ -~]", "?")));
        return said + "\n    " + text.substring(0, Math.min(text.length(), 1500));
    }
}
