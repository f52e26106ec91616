package nl.qualityregister.trail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door through which people read what was done to, and seen of, what is theirs. */
@Service
@Transactional(readOnly = true)
public class KeptFootprints {
    private final JdbcClient jdbc;

    KeptFootprints(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Everything that concerns the number, the newest first, before the given entry, at most {@code limit}.
     *
     * @param before the id of the last one seen; empty for the newest
     */
    public List<KeptFootprint> about(String number, Optional<Long> before, int limit) {
        return jdbc.sql("""
                        select id, occurred_at, actor, act, object, subjects, ground, client
                          from trail_entry
                         where subjects @> array[cast(:number as text)]
                           and id < :before
                         order by id desc
                         limit :limit
                        """)
                .param("number", number)
                .param("before", before.orElse(Long.MAX_VALUE))
                .param("limit", limit)
                .query(KeptFootprints::kept)
                .list();
    }

    /** What is sealed, in order, after the given entry, at most {@code limit}; what is not sealed yet comes later, and none is missed. */
    public List<KeptFootprint> after(long id, int limit) {
        return jdbc.sql("""
                        select id, occurred_at, actor, act, object, subjects, ground, client
                          from trail_entry
                         where id > :after and id <= (select coalesce(max(last_id), 0) from trail_batch)
                         order by id
                         limit :limit
                        """)
                .param("after", id)
                .param("limit", limit)
                .query(KeptFootprints::kept)
                .list();
    }

    private static KeptFootprint kept(ResultSet row, int number) throws SQLException {
        return new KeptFootprint(
                row.getLong("id"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                new Footprint(
                        new Actor(row.getString("actor")),
                        row.getString("act"),
                        row.getString("object"),
                        Arrays.asList((String[]) row.getArray("subjects").getArray()),
                        row.getString("ground"),
                        row.getString("client")));
    }
}
