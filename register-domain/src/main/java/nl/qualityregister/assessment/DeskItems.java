package nl.qualityregister.assessment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.qualityregister.evidence.Evidence;
import nl.qualityregister.evidence.EvidenceId;
import nl.qualityregister.file.FileId;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Columns;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.AccountId;
import nl.qualityregister.registrant.RegistrantId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The items with their events. Nobody reads an item otherwise than as somebody, for the conflict rule is part of every question. */
@Repository
class DeskItems {
    /**
     * Nobody judges his or her own evidence, nor that of a colleague: somebody who works, on the business day, for an organisation for
     * which the assessor works too, be it by a role here or as a registrant with an employer. Employers of whom only a text is known
     * cannot be compared.
     */
    private static final String WITHOUT_CONFLICT = """
              and not exists (
                  select from registrant own
                  where own.id = i.registrant_id
                    and own.account_id = :assessor)
              and not exists (
                  select from employment e
                  where e.registrant_id = i.registrant_id
                    and e.works_from <= :day
                    and (e.works_until is null or e.works_until > :day)
                    and e.organisation_id in (
                        select g.organisation_id
                        from role_grant g
                        where g.account_id = :assessor
                          and g.holds_from <= :day
                          and (g.holds_until is null or g.holds_until > :day)
                        union all
                        select works.organisation_id
                        from registrant me
                        join employment works on works.registrant_id = me.id
                        where me.account_id = :assessor
                          and works.works_from <= :day
                          and (works.works_until is null or works.works_until > :day)))
            """;

    private static final String ITEM = """
            select i.id, i.kind, i.subject, i.registrant_id, i.register, i.state, i.claimed_by, i.files, i.announced_at, i.version
            from desk_item i
            """;

    private final JdbcClient jdbc;
    private final BusinessDay businessDay;
    private final Clock clock;

    DeskItems(JdbcClient jdbc, BusinessDay businessDay, Clock clock) {
        this.jdbc = jdbc;
        this.businessDay = businessDay;
        this.clock = clock;
    }

    void announce(Collection<Evidence> evidence) {
        jdbc.sql("""
                with announced as (
                    insert into desk_item (id, kind, subject, registrant_id, register, files, state, announced_at)
                    select cast(id as uuid), 'EVIDENCE', subject, registrant, register, cast(files as uuid[]), 'OPEN', :at
                    from unnest(:ids, :subjects, :registrants, :registers, :files)
                         as submitted (id, subject, registrant, register, files)
                    order by subject
                    on conflict (subject) where state in ('OPEN', 'CLAIMED') do nothing
                    returning id)
                insert into desk_event (item_id, act, occurred_at)
                select id, 'ANNOUNCED', :at
                from announced
                """)
                .param("at", now())
                .param("ids", Columns.text(evidence, any -> UUID.randomUUID()))
                .param("subjects", Columns.text(evidence, one -> subject(one.id())))
                .param(
                        "registrants",
                        Columns.numbers(evidence, one -> one.registrant().value()))
                .param("registers", Columns.text(evidence, Evidence::register))
                .param("files", Columns.text(evidence, one -> array(one.files())))
                .update();
    }

    void recall(Collection<EvidenceId> evidence) {
        jdbc.sql("""
                with recalled as (
                    update desk_item
                    set state = 'RECALLED', version = version + 1
                    where subject = any(:subjects)
                      and state = any(:from)
                    returning id)
                insert into desk_event (item_id, act, occurred_at)
                select id, 'RECALLED', :at
                from recalled
                """)
                .param("at", now())
                .param("subjects", Columns.text(evidence, DeskItems::subject))
                .param("from", states(DeskMove.RECALL))
                .update();
    }

    List<Item> oldest(AccountId assessor, int limit) {
        return as(assessor, ITEM + "where i.state in ('OPEN', 'CLAIMED')" + WITHOUT_CONFLICT + """
                order by i.announced_at, i.id
                limit :limit
                """)
                .param("limit", limit)
                .query((row, number) -> item(row))
                .list();
    }

    List<Item> oldestAfter(ItemId last, AccountId assessor, int limit) {
        return as(assessor, ITEM + """
                where i.state in ('OPEN', 'CLAIMED')
                  and (i.announced_at, i.id) > (select announced_at, id from desk_item where id = :last)
                """ + WITHOUT_CONFLICT + """
                order by i.announced_at, i.id
                limit :limit
                """)
                .param("last", last.value())
                .param("limit", limit)
                .query((row, number) -> item(row))
                .list();
    }

    Optional<Item> find(ItemId id, AccountId assessor) {
        return as(assessor, ITEM + "where i.id = :id" + WITHOUT_CONFLICT)
                .param("id", id.value())
                .query((row, number) -> item(row))
                .optional();
    }

    /** Held to commit. */
    Optional<Item> lock(ItemId id, AccountId assessor) {
        return as(assessor, ITEM + "where i.id = :id" + WITHOUT_CONFLICT + "for no key update of i")
                .param("id", id.value())
                .query((row, number) -> item(row))
                .optional();
    }

    private JdbcClient.StatementSpec as(AccountId assessor, String statement) {
        return jdbc.sql(statement).param("assessor", assessor.value()).param("day", businessDay.today());
    }

    /** Whether the item was still one that this assessor may move so; what happened is kept beside it. */
    boolean move(DeskMove move, ItemId id, AccountId assessor, String act, @Nullable String judgement) {
        return jdbc.sql("""
                with moved as (
                    update desk_item
                    set state = :to, claimed_by = :holder, version = version + 1
                    where id = :id
                      and state = any(:from)
                      and (claimed_by is null or claimed_by = :assessor)
                    returning id)
                insert into desk_event (item_id, act, account_id, judgement, occurred_at)
                select id, :act, :assessor, cast(:judgement as jsonb), :at
                from moved
                """)
                        .param("to", target(move).name())
                        .param("holder", move == DeskMove.RELEASE ? null : assessor.value(), java.sql.Types.OTHER)
                        .param("id", id.value())
                        .param("from", states(move))
                        .param("assessor", assessor.value())
                        .param("act", act)
                        .param("judgement", judgement)
                        .param("at", now())
                        .update()
                == 1;
    }

    private static ItemState target(DeskMove move) {
        return move.from(ItemState.CLAIMED).orElseThrow();
    }

    private static String[] states(DeskMove move) {
        return Arrays.stream(ItemState.values())
                .filter(state -> move.from(state).isPresent())
                .map(ItemState::name)
                .toArray(String[]::new);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    static String subject(EvidenceId id) {
        return "evidence:" + id;
    }

    static EvidenceId evidence(Item item) {
        return new EvidenceId(UUID.fromString(item.subject().substring("evidence:".length())));
    }

    private static String array(List<FileId> files) {
        return files.stream().map(FileId::toString).collect(Collectors.joining(",", "{", "}"));
    }

    private static Item item(ResultSet row) throws SQLException {
        UUID claimedBy = row.getObject("claimed_by", UUID.class);
        return new Item(
                new ItemId(row.getObject("id", UUID.class)),
                ItemKind.valueOf(row.getString("kind")),
                row.getString("subject"),
                new RegistrantId(row.getLong("registrant_id")),
                new RegisterId(row.getString("register")),
                ItemState.valueOf(row.getString("state")),
                claimedBy == null ? null : new AccountId(claimedBy),
                Arrays.stream((UUID[]) row.getArray("files").getArray())
                        .map(FileId::new)
                        .toList(),
                row.getObject("announced_at", OffsetDateTime.class).toInstant(),
                row.getLong("version"));
    }
}
