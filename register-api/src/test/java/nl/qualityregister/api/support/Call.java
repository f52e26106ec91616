package nl.qualityregister.api.support;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A request being made. It is sent by the verb that ends it, and held against the contract both ways. */
public final class Call {
    private final Api api;
    private final HttpRequest.Builder request;
    private byte[] body = {};

    Call(Api api, HttpRequest.Builder request) {
        this.api = api;
        this.request = request;
    }

    public Call with(String header, String value) {
        request.header(header, value);
        return this;
    }

    public Call key(String key) {
        return with("Idempotency-Key", key);
    }

    public Call json(String json) {
        return content("application/json", json);
    }

    public Call content(String type, String text) {
        return bytes(type, text.getBytes(StandardCharsets.UTF_8));
    }

    public Call bytes(String type, byte[] content) {
        body = content;
        return with("Content-Type", type);
    }

    public Call file(String name, byte[] content) {
        String boundary = "part-" + UUID.randomUUID();
        byte[] head = ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
        body = new byte[head.length + content.length + tail.length];
        System.arraycopy(head, 0, body, 0, head.length);
        System.arraycopy(content, 0, body, head.length, content.length);
        System.arraycopy(tail, 0, body, head.length + content.length, tail.length);
        return with("Content-Type", "multipart/form-data; boundary=" + boundary);
    }

    public Answer get(String path) {
        return send("GET", path);
    }

    public Answer post(String path) {
        return send("POST", path);
    }

    public Answer put(String path) {
        return send("PUT", path);
    }

    public Answer send(String method, String path) {
        BodyPublisher publisher = body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
        request.uri(api.uri(path)).method(method, publisher);
        return api.send(request.build(), body);
    }
}
