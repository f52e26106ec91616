package nl.qualityregister.certificate;

import java.security.SecureRandom;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Hands out the places of the status lists, and reads which of them are set. */
@Component
class StatusRows {
    private final JdbcClient jdbc;
    private final SecureRandom random = new SecureRandom();
    private volatile @Nullable StatusPlaces places;

    StatusRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** New places; what is not used stays empty for ever. */
    List<StatusPlaces.Place> draw(int count) {
        StatusPlaces shuffling = places();
        return jdbc.sql("select nextval('certificate_status_seq') from generate_series(1, :count)")
                .param("count", count)
                .query((row, i) -> shuffling.of(row.getLong(1)))
                .list();
    }

    private StatusPlaces places() {
        @Nullable StatusPlaces known = places;
        if (known == null) {
            byte[] drawn = new byte[32];
            random.nextBytes(drawn);
            jdbc.sql("insert into certificate_status_secret (secret) values (:secret) on conflict do nothing")
                    .param("secret", drawn)
                    .update();
            known = new StatusPlaces(jdbc.sql("select secret from certificate_status_secret")
                    .query((row, i) -> row.getBytes("secret"))
                    .single());
            places = known;
        }
        return known;
    }

    /** Whether the list was ever begun. */
    boolean begun(int list) {
        return jdbc.sql("""
                        select exists (select from certificate where status_list = :list)
                            or exists (select from certificate_badge where status_list = :list)
                        """).param("list", list).query(Boolean.class).single();
    }

    /** The places of those that must no longer be relied on; of badges, those whose credit was taken back. */
    List<Integer> set(int list) {
        return jdbc.sql("""
            select status_index from certificate
            where status_list = :list
              and (revoked_at is not null or superseded_at is not null or erased_at is not null)
            union all
            select badge.status_index from certificate_badge badge
            where badge.status_list = :list
              and (badge.erased_at is not null
                   or exists (select from credit counter where counter.reverses = badge.credit_id))
            """)
                .param("list", list)
                .query((row, i) -> row.getInt("status_index"))
                .list();
    }
}
