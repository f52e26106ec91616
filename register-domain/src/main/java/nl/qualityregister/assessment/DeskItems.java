package nl.qualityregister.assessment;

import static nl.qualityregister.assessment.ConflictRule.VISIBLE;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Columns;
import nl.qualityregister.organisation.Account;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.registrant.RegistrantId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Items as they are read: never otherwise than as somebody, for the conflict rule is part of every question. */
@Repository
class DeskItems {
    private static final String WAITING = """
            where i.state in ('OPEN', 'CLAIMED')
              and (cast(:kind as text) is null or i.kind = :kind)
              and (cast(:register as text) is null or i.register = :register)
              and (cast(:occupation as text) is null or :occupation = any(i.occupations))
              and (cast(:body as text) is null or i.body_id = :body or (i.body_id is null and i.register = any(:judgedBy)))
              and (cast(:category as text) is null or i.category = :category)
              and (not :overdue or i.term_on < :day)
              and (not :mine or (i.claimed_by = :assessor and i.claim_until > :now))
              and not exists (
                  select from desk_event done
                  where done.item_id = i.id
                    and done.account_id = :assessor
                    and done.act = 'JUDGED')
            """;

    private static final String IN_ORDER = """
            order by i.due_on, i.announced_at, i.id
            limit :limit
            """;

    private final JdbcClient jdbc;
    private final ConflictRule rule;
    private final ItemColumns columns;
    private final Seats seats;
    private final BusinessDay businessDay;
    private final Clock clock;

    DeskItems(
            JdbcClient jdbc,
            ConflictRule rule,
            ItemColumns columns,
            Seats seats,
            BusinessDay businessDay,
            Clock clock) {
        this.jdbc = jdbc;
        this.rule = rule;
        this.columns = columns;
        this.seats = seats;
        this.businessDay = businessDay;
        this.clock = clock;
    }

    List<Item> queue(QueueFilter filter, Account assessor, int limit) {
        return filtered(filter, assessor, ItemColumns.SELECT + WAITING + VISIBLE + IN_ORDER)
                .param("limit", limit)
                .query(columns::item)
                .list();
    }

    List<Item> queueAfter(ItemId last, QueueFilter filter, Account assessor, int limit) {
        return filtered(filter, assessor, ItemColumns.SELECT + WAITING + """
                  and (i.due_on, i.announced_at, i.id) > (select due_on, announced_at, id from desk_item where id = :last)
                """ + VISIBLE + IN_ORDER)
                .param("last", last.value())
                .param("limit", limit)
                .query(columns::item)
                .list();
    }

    private JdbcClient.StatementSpec filtered(QueueFilter filter, Account assessor, String statement) {
        @Nullable OrganisationId body = filter.body();
        Set<String> judgedBy = body == null ? Set.of() : seats.judgedBy(body);
        return rule.as(assessor, statement)
                .param("kind", text(filter.kind()))
                .param("register", text(filter.register()))
                .param("occupation", text(filter.occupation()))
                .param("body", text(body))
                .param("judgedBy", judgedBy.toArray(String[]::new))
                .param("category", filter.category())
                .param("overdue", filter.overdue())
                .param("mine", filter.mine())
                .param("day", businessDay.today())
                .param("now", Timestamp.from(clock.instant()));
    }

    Optional<Item> find(ItemId id, Account assessor) {
        return find(List.of(id), assessor).stream().findFirst();
    }

    /** Those of them that this account may see. */
    List<Item> find(Collection<ItemId> ids, Account assessor) {
        return rule.as(assessor, ItemColumns.SELECT + "where i.id = any(cast(:ids as uuid[]))" + VISIBLE)
                .param("ids", Columns.text(ids, ItemId::value))
                .query(columns::item)
                .list();
    }

    /** Asked by nobody in particular, and told to nobody: for the trail. */
    Optional<Desk.Wanted> wanted(ItemId id) {
        return jdbc.sql("select registrant_id from desk_item where id = :id")
                .param("id", id.value())
                .query((row, i) -> {
                    long registrant = row.getLong("registrant_id");
                    return new Desk.Wanted(id, row.wasNull() ? null : new RegistrantId(registrant));
                })
                .optional();
    }

    /** Held to commit. */
    Optional<Item> lock(ItemId id, Account assessor) {
        return rule.as(assessor, ItemColumns.SELECT + "where i.id = :id" + VISIBLE + "for no key update of i")
                .param("id", id.value())
                .query(columns::item)
                .optional();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
