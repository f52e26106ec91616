package nl.qualityregister.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import nl.qualityregister.house.Sha256;
import nl.qualityregister.norm.Texts;
import nl.qualityregister.trail.KeptFootprint;
import nl.qualityregister.trail.KeptFootprints;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The door of the log of processing: every row of the trail with the activity of the register of processing activities that it is of, in
 * the shape of the Dutch standard Logboek Dataverwerkingen (Logius). The trail is the one record; this is how it is handed on.
 */
@Service
@Transactional
public class ProcessingLog {
    private static final int KEY_BYTES = 32;

    private final List<ProcessingActivity> activities;
    private final KeptFootprints trail;
    private final JdbcClient jdbc;

    ProcessingLog(KeptFootprints trail, JdbcClient jdbc, JsonMapper json) {
        this.activities =
                json.readValue(Inventory.text("activities.json"), new TypeReference<List<Listed>>() {}).stream()
                        .map(Listed::activity)
                        .toList();
        this.trail = trail;
        this.jdbc = jdbc;
    }

    /** All of them. */
    public List<ProcessingActivity> activities() {
        return activities;
    }

    /** Lines after the given one, in order, at most {@code limit}. */
    public List<Processing> lines(long after, int limit) {
        Mac mac = mac();
        return trail.after(after, limit).stream().map(row -> line(row, mac)).toList();
    }

    private Processing line(KeptFootprint row, Mac mac) {
        String call = row.occurredAt() + "|" + row.footprint().actor().name() + "|"
                + row.footprint().client();
        return new Processing(
                row.id(),
                Sha256.hex(call).substring(0, 32),
                Sha256.hex("operation:" + row.id()).substring(0, 16),
                row.footprint().act().equals("refused"),
                row.footprint().act(),
                row.occurredAt(),
                of(row.footprint().act(), row.footprint().object()),
                row.footprint().subjects().stream()
                        .map(number -> Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(Arrays.copyOf(mac.doFinal(number.getBytes(UTF_8)), 18)))
                        .toList());
    }

    /** What is done to a thing is of the activity of its kind; what is of none is the register's own keeping, the first. */
    ProcessingActivity of(String act, String object) {
        String kind = object.replaceFirst(":.*", "");
        return activities.stream()
                .filter(activity -> activity.acts().contains(act))
                .findFirst()
                .or(() -> activities.stream()
                        .filter(activity -> activity.objects().contains(kind))
                        .findFirst())
                .orElse(activities.getFirst());
    }

    private Mac mac() {
        byte[] drawn = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(drawn);
        jdbc.sql("insert into processing_log_secret (secret) values (:drawn) on conflict do nothing")
                .param("drawn", drawn)
                .update();
        byte[] secret = jdbc.sql("select secret from processing_log_secret")
                .query((row, i) -> row.getBytes("secret"))
                .single();
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Listed(
            String id,
            String nl,
            String en,
            String purpose,
            @Nullable Set<String> acts,
            Set<String> objects) {
        ProcessingActivity activity() {
            return new ProcessingActivity(id, new Texts(nl, en), purpose, acts == null ? Set.of() : acts, objects);
        }
    }
}
