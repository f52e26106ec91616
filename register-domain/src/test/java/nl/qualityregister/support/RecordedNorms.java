package nl.qualityregister.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import nl.qualityregister.norm.NormDocuments;
import nl.qualityregister.norm.NormSet;
import nl.qualityregister.norm.NormVersion;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Norm versions beside those that come with the program, recorded as an earlier program would have. */
public final class RecordedNorms {
    private final JdbcClient jdbc;

    public RecordedNorms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of the tests' resources, such as {@code norms/what-is-known.json}. */
    public NormVersion resource(String name) {
        return record(text(name));
    }

    /** The demo norm with another amount asked in total, under a version of its own. */
    public NormVersion demoAsking(int total, String version) {
        return record(demo(total, version));
    }

    /** The demo norm with another period, under a version of its own. */
    public NormVersion demoWithPeriod(String period, String version) {
        String demo = demo(160, version);
        String other = demo.replaceFirst("\"period\"\\s*:\\s*\\{[^}]*\\}", "\"period\": " + period);
        if (other.equals(demo)) {
            throw new IllegalStateException("the demo norm has no period any more");
        }
        return record(other);
    }

    /** The demo norm with other words for what comes after the end, under a version of its own. */
    public NormVersion demoWithGrace(String grace, String version) {
        String demo = demo(160, version);
        String other = demo.replaceFirst("\"graceDays\"\\s*:\\s*28", grace);
        if (other.equals(demo)) {
            throw new IllegalStateException("the demo norm gives no 28 days of grace any more");
        }
        return record(other);
    }

    /** @return the document of that version */
    public static String demo(int total, String version) {
        NormSet demo = NormDocuments.shipped().norms().values().stream()
                .filter(norm -> norm.version().equals(Professionals.NORM))
                .findFirst()
                .orElseThrow();
        String document = demo.print()
                .replaceFirst("\"version\"\\s*:\\s*\"2022\"", "\"version\": \"" + version + "\"")
                .replaceFirst("\"from\"\\s*:\\s*\"2015-01-01\"", "\"from\": \"2090-01-01\"");
        String asked = document.replaceFirst("\"required\"\\s*:\\s*160", "\"required\": " + total);
        if (asked.equals(document) && total != 160) {
            throw new IllegalStateException("the demo norm asks no 160 any more");
        }
        return asked;
    }

    private NormVersion record(String document) {
        NormDocuments read = NormDocuments.read(Map.of("test", document));
        NormSet norm = Objects.requireNonNull(
                read.norms().get("test"), () -> read.faults().toString());
        jdbc.sql("""
                        insert into norm_version (norm_set, version, register, document, sha256, recorded_at)
                        values (:normSet, :version, :register, :document, :sha256, :at)
                        on conflict do nothing
                        """)
                .param("normSet", norm.version().normSet().value())
                .param("version", norm.version().version())
                .param("register", norm.register().value())
                .param("document", norm.print())
                .param("sha256", norm.sha256())
                .param("at", Instant.EPOCH.atOffset(ZoneOffset.UTC))
                .update();
        return norm.version();
    }

    private static String text(String name) {
        try (var stream = RecordedNorms.class.getResourceAsStream("/" + name)) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
