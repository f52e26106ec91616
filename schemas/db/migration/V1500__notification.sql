-- notification: the outbox. Claimed with for update skip locked, sent outside the transaction.

-- recipient and parameters hold ids only; addresses and words are looked up when it is sent
create table outbox (
    id         uuid        not null,
    once_key   text        not null,
    channel    text        not null,
    recipient  text        not null,
    template   text        not null,
    parameters jsonb       not null,
    state      text        not null,
    tries      integer     not null default 0,
    due_at     timestamptz not null,
    created_at timestamptz not null,
    constraint outbox_pk primary key (id),
    -- what must be told once is told once
    constraint outbox_once_uk unique (once_key),
    constraint outbox_channel_ck check (channel in ('MAIL', 'WEBHOOK')),
    constraint outbox_state_ck check (state in ('WAITING', 'CLAIMED', 'DELIVERED', 'GIVEN_UP'))
);
-- what is due: waiting for its time, or claimed by one who let the lease run out
create index outbox_due_ix on outbox (due_at, id) where state in ('WAITING', 'CLAIMED');

create table delivery_try (
    id        bigint generated always as identity,
    outbox_id uuid        not null,
    tried_at  timestamptz not null,
    succeeded boolean     not null,
    detail    text        not null,
    constraint delivery_try_pk primary key (id),
    constraint delivery_try_outbox_fk foreign key (outbox_id) references outbox
);
-- the delivery log of a message
create index delivery_try_outbox_ix on delivery_try (outbox_id);
