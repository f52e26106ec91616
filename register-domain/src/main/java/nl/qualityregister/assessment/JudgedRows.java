package nl.qualityregister.assessment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.qualityregister.house.Columns;
import nl.qualityregister.organisation.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Who found what: read from the events of items, in which it was kept. */
@Repository
class JudgedRows {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    JudgedRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Oldest first. */
    List<Judged> of(ItemId item) {
        return of(List.of(item));
    }

    /** Item by item, oldest first. */
    List<Judged> of(Collection<ItemId> items) {
        return jdbc.sql("""
                select item_id, account_id, judgement, occurred_at
                from desk_event
                where item_id = any(cast(:items as uuid[]))
                  and act = 'JUDGED'
                order by item_id, id
                """)
                .param("items", Columns.text(items, ItemId::value))
                .query((row, i) -> judged(row))
                .list();
    }

    private Judged judged(ResultSet row) throws SQLException {
        return new Judged(
                new ItemId(row.getObject("item_id", UUID.class)),
                new AccountId(row.getObject("account_id", UUID.class)),
                json.readValue(Objects.requireNonNull(row.getString("judgement")), Finding.class),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant());
    }
}
