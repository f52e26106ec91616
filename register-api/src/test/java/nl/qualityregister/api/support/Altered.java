package nl.qualityregister.api.support;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.net.ssl.SSLSession;

/** A real answer with a fault planted in it, so that it can be seen whether a check notices. */
@SuppressWarnings("ArrayRecordComponent") // read and not compared
public record Altered(HttpResponse<byte[]> real, int statusCode, HttpHeaders headers, byte[] body)
        implements HttpResponse<byte[]> {
    public static Altered of(Answer answer) {
        HttpResponse<byte[]> real = answer.response();
        return new Altered(real, real.statusCode(), real.headers(), real.body());
    }

    public Altered status(int planted) {
        return new Altered(real, planted, headers, body);
    }

    public Altered without(String header) {
        Map<String, List<String>> left = copy();
        left.remove(header);
        return new Altered(real, statusCode, HttpHeaders.of(left, (name, value) -> true), body);
    }

    public Altered with(String header, String value) {
        Map<String, List<String>> changed = copy();
        changed.put(header, List.of(value));
        return new Altered(real, statusCode, HttpHeaders.of(changed, (name, kept) -> true), body);
    }

    /** The body with the first place that the words stand at replaced. */
    public Altered saying(String instead, String words) {
        String text = new String(body, StandardCharsets.UTF_8);
        if (!text.contains(words)) {
            throw new IllegalArgumentException("nothing to plant a fault in: " + text);
        }
        int at = text.indexOf(words);
        String planted = text.substring(0, at) + instead + text.substring(at + words.length());
        return new Altered(real, statusCode, headers, planted.getBytes(StandardCharsets.UTF_8));
    }

    public Answer answer() {
        return new Answer(this);
    }

    private Map<String, List<String>> copy() {
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers.map());
        return copy;
    }

    @Override
    public HttpRequest request() {
        return real.request();
    }

    @Override
    public Optional<HttpResponse<byte[]>> previousResponse() {
        return real.previousResponse();
    }

    @Override
    public Optional<SSLSession> sslSession() {
        return real.sslSession();
    }

    @Override
    public URI uri() {
        return real.uri();
    }

    @Override
    public HttpClient.Version version() {
        return real.version();
    }
}
