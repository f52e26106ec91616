package nl.qualityregister.trail;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door of the trail. */
@Service
@Transactional
public class Trail {
    private static final String RECORD = """
            insert into trail_entry (occurred_at, actor, act, object, subjects, ground, client)
            values (:occurredAt, :actor, :act, :object, :subjects, :ground, :client)
            """;

    private final NamedParameterJdbcTemplate jdbc;
    private final Clock clock;

    Trail(NamedParameterJdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Keeps the footprints in the running transaction, in the order given. */
    public void record(Collection<Footprint> footprints) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.batchUpdate(
                RECORD,
                footprints.stream().map(footprint -> row(footprint, now)).toArray(SqlParameterSource[]::new));
    }

    private static SqlParameterSource row(Footprint footprint, Timestamp now) {
        return new MapSqlParameterSource("occurredAt", now)
                .addValue("actor", footprint.actor().name())
                .addValue("act", footprint.act())
                .addValue("object", footprint.object())
                .addValue("subjects", footprint.subjects().toArray(String[]::new))
                .addValue("ground", footprint.ground())
                .addValue("client", footprint.client());
    }
}
