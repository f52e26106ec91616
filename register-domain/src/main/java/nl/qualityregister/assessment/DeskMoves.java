package nl.qualityregister.assessment;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.qualityregister.house.Columns;
import nl.qualityregister.organisation.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What happens to items; each change leaves its event in the same statement. */
@Repository
class DeskMoves {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    DeskMoves(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    void announce(Collection<LaidItem> items) {
        jdbc.sql("""
                with announced as (
                    insert into desk_item (id, kind, subject, registrant_id, provider_id, register, occupations, body_id, category,
                                           files, due_on, term_on, eyes, barred, state, announced_at)
                    select cast(id as uuid), kind, subject, cast(registrant as bigint), provider, register,
                           cast(occupations as text[]), body, category, cast(files as uuid[]), cast(due_on as date),
                           cast(term_on as date), eyes, cast(barred as uuid[]), 'OPEN', :at
                    from unnest(:ids, :kinds, :subjects, :registrants, :providers, :registers, :occupations, :bodies, :categories,
                                :files, :dueOn, :termOn, :eyes, :barred)
                         as laid (id, kind, subject, registrant, provider, register, occupations, body, category, files, due_on,
                                  term_on, eyes, barred)
                    order by subject
                    on conflict (subject) where state in ('OPEN', 'CLAIMED') and sample_of is null
                    do update set files = excluded.files, unanswered = false, version = desk_item.version + 1
                       where desk_item.unanswered
                    returning id),
                answered as (
                    update desk_item
                    set answer_by = null, version = version + 1
                    where subject = any(:subjects)
                      and answer_by is not null)
                insert into desk_event (item_id, act, occurred_at)
                select id, 'ANNOUNCED', :at
                from announced
                """)
                .param("at", now())
                .param("ids", Columns.text(items, any -> UUID.randomUUID()))
                .param("kinds", Columns.text(items, one -> one.item().kind()))
                .param("subjects", Columns.text(items, one -> one.item().subject()))
                .param("registrants", Columns.text(items, one -> one.item().registrant()))
                .param("providers", Columns.text(items, one -> one.item().provider()))
                .param("registers", Columns.text(items, one -> one.item().register()))
                .param(
                        "occupations",
                        Columns.text(items, one -> array(one.item().occupations())))
                .param("bodies", Columns.text(items, one -> one.item().body()))
                .param("categories", Columns.text(items, LaidItem::category))
                .param("files", Columns.text(items, one -> array(one.item().files())))
                .param("dueOn", Columns.text(items, one -> one.item().dueOn()))
                .param("termOn", Columns.text(items, LaidItem::termOn))
                .param("eyes", Columns.numbers(items, one -> one.item().eyes()))
                .param("barred", Columns.text(items, one -> array(one.item().barred())))
                .update();
    }

    void bar(String subject, Collection<AccountId> barred) {
        jdbc.sql("""
                update desk_item
                set barred = barred || cast(:barred as uuid[]), version = version + 1
                where subject = :subject
                  and state = 'OPEN'
                """)
                .param("subject", subject)
                .param("barred", Columns.text(barred, AccountId::value))
                .update();
    }

    void recall(Collection<String> subjects) {
        jdbc.sql("""
                with recalled as (
                    update desk_item
                    set state = 'RECALLED', claim_until = null, version = version + 1
                    where subject = any(:subjects)
                      and state = any(:from)
                    returning id),
                settled as (
                    update desk_item
                    set answer_by = null, version = version + 1
                    where subject = any(:subjects)
                      and answer_by is not null)
                insert into desk_event (item_id, act, occurred_at)
                select id, 'RECALLED', :at
                from recalled
                """)
                .param("at", now())
                .param("subjects", subjects.toArray(String[]::new))
                .param("from", DeskMove.RECALL.states())
                .update();
    }

    /** The item is locked and its claim free, over, or the assessor's own. */
    void claim(Item item, AccountId assessor, String act, Duration term) {
        jdbc.sql("""
                with claimed as (
                    update desk_item
                    set state = 'CLAIMED', claimed_by = :assessor, claim_until = :until, version = version + 1
                    where id = :id
                    returning id)
                insert into desk_event (item_id, act, account_id, occurred_at)
                select id, :act, :assessor, :at
                from claimed
                """)
                .param("id", item.id().value())
                .param("assessor", assessor.value())
                .param("until", Timestamp.from(clock.instant().plus(term)))
                .param("act", act)
                .param("at", now())
                .update();
    }

    /** The item is locked. */
    void release(Item item, AccountId assessor) {
        jdbc.sql("""
                with released as (
                    update desk_item
                    set state = 'OPEN', claimed_by = null, claim_until = null, version = version + 1
                    where id = :id
                    returning id)
                insert into desk_event (item_id, act, account_id, occurred_at)
                select id, 'RELEASED', :assessor, :at
                from released
                """)
                .param("id", item.id().value())
                .param("assessor", assessor.value())
                .param("at", now())
                .update();
    }

    /** Whether the item was still one that this assessor may judge at that stage. */
    boolean judge(Item item, Finding finding, Next next, AccountId assessor) {
        return switch (next) {
            case Next.Passed passed -> pass(item, finding, passed.stage(), assessor);
            case Next.Concluded concluded -> conclude(item, finding, concluded.finding(), assessor);
        };
    }

    private boolean pass(Item item, Finding finding, Stage next, AccountId assessor) {
        return jdbc.sql("""
                with passed as (
                    update desk_item
                    set state = 'OPEN', stage = :next, eyes = 2, claimed_by = null, claim_until = null, version = version + 1
                    where id = :id
                      and stage = :stage
                      and version = :version
                      and state = any(:from)
                      and (state = 'OPEN' or claimed_by = :assessor or claim_until <= :at)
                    returning id)
                insert into desk_event (item_id, act, account_id, judgement, occurred_at)
                select id, 'JUDGED', :assessor, cast(:finding as jsonb), :at
                from passed
                """)
                        .param("id", item.id().value())
                        .param("next", next.name())
                        .param("stage", item.stage().name())
                        .param("version", item.version())
                        .param("from", DeskMove.PASS.states())
                        .param("assessor", assessor.value())
                        .param("finding", json.writeValueAsString(finding))
                        .param("at", now())
                        .update()
                == 1;
    }

    private boolean conclude(Item item, Finding finding, Finding told, AccountId assessor) {
        return jdbc.sql("""
                with concluded as (
                    update desk_item
                    set state = 'CONCLUDED', claimed_by = :assessor, claim_until = null, conclusion = :conclusion,
                        answer_by = :answerBy, concluded_at = :at, version = version + 1
                    where id = :id
                      and stage = :stage
                      and version = :version
                      and state = any(:from)
                      and (state = 'OPEN' or claimed_by = :assessor or claim_until <= :at)
                    returning id)
                insert into desk_event (item_id, act, account_id, judgement, occurred_at)
                select id, act, :assessor, cast(found as jsonb), :at
                from concluded
                cross join unnest(array ['JUDGED', 'CONCLUDED'], array [:finding, :told]) as kept (act, found)
                """)
                        .param("id", item.id().value())
                        .param("stage", item.stage().name())
                        .param("version", item.version())
                        .param("from", DeskMove.CONCLUDE.states())
                        .param("assessor", assessor.value())
                        .param("conclusion", told.conclusion().name())
                        .param("answerBy", told.answerBy(), Types.DATE)
                        .param("finding", json.writeValueAsString(finding))
                        .param("told", json.writeValueAsString(told))
                        .param("at", now())
                        .update()
                == 2;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static String array(Collection<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
