package nl.qualityregister.norm;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import nl.qualityregister.house.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The documents of registers that were ever recorded. Nothing here is changed or removed. */
@Repository
class RegisterVersions {

    private final JdbcClient jdbc;
    private final Clock clock;

    RegisterVersions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Recorded(String register, int number, String document, String sha256, Instant recordedAt) {}

    /** Records a document that comes with the program, unless it is known or one was adopted since. */
    void recordShipped(RegisterId register, String document) {
        insert(register, document, false, """
                where not exists (
                    select 1
                    from register_version known
                    where known.register = :register and (known.adopted or known.sha256 = :sha256))
                """);
    }

    /** Records an adopted document and numbers it. */
    int recordAdopted(RegisterId register, String document) {
        return insert(register, document, true, "").orElseThrow();
    }

    private Optional<Integer> insert(RegisterId register, String document, boolean adopted, String unless) {
        return jdbc.sql("""
                        insert into register_version (register, number, document, sha256, adopted, recorded_at)
                        select :register, (
                                select coalesce(max(number), 0) + 1
                                from register_version
                                where register = :register),
                            :document, :sha256, :adopted, :recordedAt
                        """ + unless + "on conflict do nothing returning number")
                .param("register", register.value())
                .param("document", document)
                .param("sha256", Sha256.hex(document))
                .param("adopted", adopted)
                .param("recordedAt", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .optional();
    }

    /** Of each register the document that holds. */
    List<Recorded> latest() {
        return jdbc.sql("""
                select distinct on (register) register, number, document, sha256, recorded_at
                from register_version
                order by register, number desc
                """).query(RegisterVersions::read).list();
    }

    private static Recorded read(ResultSet row, int index) throws SQLException {
        return new Recorded(
                row.getString("register"),
                row.getInt("number"),
                row.getString("document"),
                row.getString("sha256"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }
}
