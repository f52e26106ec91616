-- assessment: the one review desk. An item's state is its latest event.

create table desk_item (
    id            uuid        not null,
    kind          text        not null,
    subject       text        not null,
    registrant_id bigint      not null,
    register      text        not null,
    files         uuid[]      not null default '{}',
    state         text        not null,
    claimed_by    uuid,
    announced_at  timestamptz not null,
    version       bigint      not null default 0,
    constraint desk_item_pk primary key (id),
    constraint desk_item_registrant_fk foreign key (registrant_id) references registrant,
    constraint desk_item_claimed_fk foreign key (claimed_by) references account,
    constraint desk_item_kind_ck check (kind in ('EVIDENCE', 'APPLICATION', 'ACCREDITATION', 'OBJECTION')),
    constraint desk_item_state_ck check (state in ('OPEN', 'CLAIMED', 'CONCLUDED', 'RECALLED')),
    constraint desk_item_claimed_ck check ((state = 'CLAIMED') <= (claimed_by is not null))
);
-- one open item per subject; what is submitted again is a new item
create unique index desk_item_open_uk on desk_item (subject) where state in ('OPEN', 'CLAIMED');
-- the queue, oldest first
create index desk_item_queue_ix on desk_item (announced_at, id) where state in ('OPEN', 'CLAIMED');

create table desk_event (
    id          bigint generated always as identity,
    item_id     uuid        not null,
    act         text        not null,
    account_id  uuid,
    judgement   jsonb,
    occurred_at timestamptz not null,
    constraint desk_event_pk primary key (id),
    constraint desk_event_item_fk foreign key (item_id) references desk_item,
    constraint desk_event_account_fk foreign key (account_id) references account,
    constraint desk_event_act_ck check (act in ('ANNOUNCED', 'CLAIMED', 'RELEASED', 'CONCLUDED', 'RECALLED'))
);
-- an item is concluded once
create unique index desk_event_concluded_uk on desk_event (item_id) where act = 'CONCLUDED';
create index desk_event_item_ix on desk_event (item_id);
create trigger desk_event_append_only before update or delete on desk_event
    for each row execute function append_only();
