package nl.qualityregister.decision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Visibilities;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of hiding somebody for safety, who is stalked or threatened: a person decides it, with its ground, and decides when it is over.
 * From the commit on the public is told that the person exists and to ask the office; what may be told of a number at all is
 * {@link Visibilities}'.
 */
@Service
@Transactional
public class Shieldings {
    private static final String SHIELDING = """
            select id, registrant_id, ground, decided_at, ended_reason, ended_at
            from shielding
            """;
    private static final int LONGEST = 4_000;

    private final JdbcClient jdbc;
    private final Visibilities visibilities;
    private final Clock clock;

    Shieldings(JdbcClient jdbc, Visibilities visibilities, Clock clock) {
        this.jdbc = jdbc;
        this.visibilities = visibilities;
        this.clock = clock;
    }

    /** Hides the person. Refuses with RegistrantNotFound, VisibilityTaken (also who comes second), and InputRefused without a ground. */
    public Shielding hide(RegistrantId registrant, String ground, Actor by) {
        InputRefused.ifAny(faults("/ground", ground));
        visibilities.hide(registrant, by);
        ShieldingId id = new ShieldingId(UUID.randomUUID());
        jdbc.sql("""
                        insert into shielding (id, registrant_id, ground, decided_by, decided_at)
                        values (:id, :registrant, :ground, :by, :at)
                        """)
                .param("id", id.value())
                .param("registrant", registrant.value())
                .param("ground", ground.strip())
                .param("by", by.name())
                .param("at", now())
                .update();
        return find(id).orElseThrow();
    }

    /** Lets everybody see the person again. Refuses with {@link ShieldingNotFound} (also who comes second), and InputRefused. */
    public Shielding end(ShieldingId id, String reason, Actor by) {
        InputRefused.ifAny(faults("/reason", reason));
        Shielding shielding = jdbc.sql(SHIELDING + "where id = :id and ended_at is null for update")
                .param("id", id.value())
                .query(Shieldings::read)
                .optional()
                .orElseThrow(() -> new ShieldingNotFound(id));
        jdbc.sql("update shielding set ended_reason = :reason, ended_by = :by, ended_at = :at where id = :id")
                .param("reason", reason.strip())
                .param("by", by.name())
                .param("at", now())
                .param("id", id.value())
                .update();
        visibilities.show(shielding.registrant(), by);
        return find(id).orElseThrow();
    }

    private static List<Fault> faults(String pointer, String text) {
        List<Fault> faults = new ArrayList<>();
        if (text.isBlank()) {
            faults.add(Fault.at(pointer, "required"));
        } else if (text.length() > LONGEST) {
            faults.add(Fault.at(pointer, "too-long", "max", LONGEST));
        }
        return faults;
    }

    @Transactional(readOnly = true)
    public Optional<Shielding> find(ShieldingId id) {
        return jdbc.sql(SHIELDING + "where id = :id")
                .param("id", id.value())
                .query(Shieldings::read)
                .optional();
    }

    /** Those in force, the oldest first. */
    @Transactional(readOnly = true)
    public List<Shielding> inForce(Optional<ShieldingId> after, int limit) {
        String keyset = after.isEmpty() ? "" : """
                and (decided_at, id) > (select last.decided_at, last.id from shielding last where last.id = :after)
                """;
        return jdbc.sql(SHIELDING + "where ended_at is null\n" + keyset + "order by decided_at, id limit :limit")
                .param("after", after.map(ShieldingId::value).orElse(null))
                .param("limit", limit)
                .query(Shieldings::read)
                .list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Shielding read(ResultSet row, int number) throws SQLException {
        @Nullable OffsetDateTime endedAt = row.getObject("ended_at", OffsetDateTime.class);
        return new Shielding(
                new ShieldingId(row.getObject("id", UUID.class)),
                new RegistrantId(row.getLong("registrant_id")),
                row.getString("ground"),
                row.getObject("decided_at", OffsetDateTime.class).toInstant(),
                row.getString("ended_reason"),
                endedAt == null ? null : endedAt.toInstant());
    }
}
