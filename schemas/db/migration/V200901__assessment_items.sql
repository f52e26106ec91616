-- assessment: items of every kind. What an owner lays on the desk says by when, by how many and by whom it must not be judged.

alter table desk_item
    alter column registrant_id drop not null,
    add column provider_id text,
    add column occupations text[] not null default '{}',
    add column body_id     text,
    add column category    text,
    -- the queue is ordered by it: the end of the registrant's cycle for evidence
    add column due_on      date,
    -- the day by which the desk has promised an answer
    add column term_on     date,
    add column eyes        smallint not null default 1,
    add column barred      uuid[] not null default '{}',
    add column stage       text not null default 'FIRST',
    add column claim_until timestamptz,
    -- the item whose file is judged a second time, without effect, to see whether assessors agree
    add column sample_of   uuid,
    -- asked back, and the day passed without an answer
    add column unanswered  boolean not null default false,
    add column conclusion  text,
    add column concluded_at timestamptz,
    add column answer_by   date,
    add constraint desk_item_provider_fk foreign key (provider_id) references organisation,
    add constraint desk_item_body_fk foreign key (body_id) references organisation,
    add constraint desk_item_sample_fk foreign key (sample_of) references desk_item,
    -- judged a second time at most once
    add constraint desk_item_sample_uk unique (sample_of),
    add constraint desk_item_eyes_ck check (eyes in (1, 2)),
    add constraint desk_item_stage_ck check (stage in ('FIRST', 'SECOND', 'MODERATION')),
    add constraint desk_item_conclusion_ck check (conclusion in ('ACCEPTED', 'IN_PART', 'REJECTED', 'ASKED_BACK')),
    add constraint desk_item_answer_ck check (answer_by is null or conclusion = 'ASKED_BACK');

update desk_item
set due_on = (announced_at at time zone 'Europe/Amsterdam')::date + 28,
    term_on = (announced_at at time zone 'Europe/Amsterdam')::date + 28,
    claim_until = case when state = 'CLAIMED' then announced_at + interval '1 year' end;

update desk_item i
set concluded_at = e.occurred_at,
    conclusion = case e.judgement ->> 'outcome'
        when 'accepted' then 'ACCEPTED'
        when 'rejected' then 'REJECTED'
        when 'returned' then 'ASKED_BACK'
    end
from desk_event e
where e.item_id = i.id
  and e.act = 'CONCLUDED';

alter table desk_item
    alter column due_on set not null,
    alter column term_on set not null,
    add constraint desk_item_claim_ck check ((state = 'CLAIMED') = (claim_until is not null));

-- one open item per subject; what is judged a second time lies beside it
drop index desk_item_open_uk;
create unique index desk_item_open_uk on desk_item (subject) where state in ('OPEN', 'CLAIMED') and sample_of is null;
-- the queue, what ends first on top
drop index desk_item_queue_ix;
create index desk_item_queue_ix on desk_item (due_on, announced_at, id) where state in ('OPEN', 'CLAIMED');
-- what of a subject was judged before
create index desk_item_subject_ix on desk_item (subject, announced_at);
-- what was asked back and is to be looked at again
create index desk_item_answer_ix on desk_item (answer_by) where answer_by is not null;

alter table desk_event
    drop constraint desk_event_act_ck,
    add constraint desk_event_act_ck check (act in
        ('ANNOUNCED', 'CLAIMED', 'EXTENDED', 'RELEASED', 'EXPIRED', 'JUDGED', 'CONCLUDED', 'RECALLED'));
-- everybody judges an item once
create unique index desk_event_judged_uk on desk_event (item_id, account_id) where act = 'JUDGED';
