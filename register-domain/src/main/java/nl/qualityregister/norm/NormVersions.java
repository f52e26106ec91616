package nl.qualityregister.norm;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The versions that were ever recorded. Nothing here is changed or removed. */
@Repository
class NormVersions {

    private final JdbcClient jdbc;
    private final Clock clock;

    NormVersions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A recorded version: its document, and the hash by which a later one is compared. */
    record Recorded(String normSet, String version, String document, String sha256) {
        NormVersion id() {
            return NormVersion.of(normSet, version);
        }
    }

    /** Records what is new; what is known must be the same. */
    void record(NormSet norm) {
        insert(norm);
        String recorded = find(norm.version()).orElseThrow().sha256();
        if (!recorded.equals(norm.sha256())) {
            throw new NormVersionChanged(norm.version(), recorded, norm.sha256());
        }
    }

    private boolean insert(NormSet norm) {
        return jdbc.sql("""
                insert into norm_version
                    (norm_set, version, register, document, sha256, effective_from, effective_until, recorded_at)
                values (:normSet, :version, :register, :document, :sha256, :from, :until, :recordedAt)
                on conflict (norm_set, version) do nothing
                """)
                        .param("normSet", norm.version().normSet().value())
                        .param("version", norm.version().version())
                        .param("register", norm.register().value())
                        .param("document", norm.print())
                        .param("sha256", norm.sha256())
                        .param("from", norm.effectiveFrom().orElse(null))
                        .param("until", norm.effectiveUntil().orElse(null))
                        .param("recordedAt", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    /** Records an adopted version; false when there is one of that name already. */
    boolean recordAdopted(NormSet norm) {
        return insert(norm);
    }

    /** From the day after, periods are judged by the next version. */
    void end(NormVersion version, LocalDate lastDay, NormVersion next) {
        jdbc.sql("""
                insert into norm_ending (norm_set, version, last_day, next_version)
                values (:normSet, :version, :lastDay, :next)
                """)
                .param("normSet", version.normSet().value())
                .param("version", version.version())
                .param("lastDay", lastDay)
                .param("next", next.version())
                .update();
    }

    /** The last days of the versions that a later one ended. */
    Map<NormVersion, LocalDate> endings() {
        Map<NormVersion, LocalDate> endings = new HashMap<>();
        jdbc.sql("select norm_set, version, last_day from norm_ending").query(row -> {
            endings.put(
                    NormVersion.of(row.getString("norm_set"), row.getString("version")),
                    row.getObject("last_day", LocalDate.class));
        });
        return endings;
    }

    /** Changes with every version of a norm set or register that is recorded, and with nothing else: rows are only added. */
    String mark() {
        return jdbc.sql("""
                        select (select count(*) from norm_version) || '/' || (select count(*) from norm_ending) || '/'
                            || (select count(*) from register_version) || '/' || coalesce(
                                (select max(recorded_at)::text from norm_version), '')
                        """).query(String.class).single();
    }

    /** Until the transaction ends nobody else adopts anything. */
    void lockAdoption() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('norm adoption'))")
                .query()
                .listOfRows();
    }

    Optional<Recorded> find(NormVersion version) {
        return jdbc.sql("""
                select norm_set, version, document, sha256
                from norm_version
                where norm_set = :normSet and version = :version
                """)
                .params(Map.of("normSet", version.normSet().value(), "version", version.version()))
                .query(Recorded.class)
                .optional();
    }

    List<Recorded> all() {
        return jdbc.sql("select norm_set, version, document, sha256 from norm_version order by norm_set, version")
                .query((row, _) -> new Recorded(
                        row.getString("norm_set"),
                        row.getString("version"),
                        row.getString("document"),
                        row.getString("sha256")))
                .list();
    }
}
