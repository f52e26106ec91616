package nl.qualityregister.roll;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import nl.qualityregister.house.Columns;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.trail.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is hidden for safety, since when, and until when he or she was. */
@Component
class HiddenRows {
    private final JdbcClient jdbc;

    HiddenRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void hide(Collection<RegistrantId> registrants, Actor by, String basis, Instant moment) {
        jdbc.sql("""
                        insert into roll_hidden (registrant_id, hidden_at, hidden_by, basis)
                        select registrant, :moment, :by, :basis
                          from unnest(:registrants) as person (registrant)
                         order by registrant
                        on conflict (registrant_id) where shown_at is null do nothing
                        """)
                .param("registrants", Columns.numbers(registrants, RegistrantId::value))
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .param("by", by.name())
                .param("basis", basis)
                .update();
    }

    void reveal(Collection<RegistrantId> registrants, Actor by, Instant moment) {
        jdbc.sql("""
                        update roll_hidden
                           set shown_at = :moment, shown_by = :by
                         where registrant_id = any(:registrants) and shown_at is null
                        """)
                .param("registrants", Columns.numbers(registrants, RegistrantId::value))
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .param("by", by.name())
                .update();
    }

    Set<RegistrantId> hidden(Collection<RegistrantId> registrants) {
        return new HashSet<>(jdbc.sql("""
                        select registrant_id
                          from roll_hidden
                         where registrant_id = any(:registrants) and shown_at is null
                        """)
                .param("registrants", Columns.numbers(registrants, RegistrantId::value))
                .query((row, i) -> new RegistrantId(row.getLong("registrant_id")))
                .list());
    }
}
