-- notification: letters on paper, what bounced, and the ladder of reminders before the end of a cycle.

alter table outbox
    drop constraint outbox_channel_ck,
    add constraint outbox_channel_ck check (channel in ('MAIL', 'LETTER', 'WEBHOOK')),
    drop constraint outbox_state_ck,
    add constraint outbox_state_ck check (state in ('WAITING', 'CLAIMED', 'DELIVERED', 'BOUNCED', 'GIVEN_UP'));

-- each rung of the ladder once by each channel; an extension moves the last day, and with it the ladder
create table reminder (
    cycle_id      bigint not null,
    last_day      date   not null,
    rung          text   not null,
    channel       text   not null,
    why           text   not null,
    registrant_id bigint not null,
    business_day  date   not null,
    created_at    timestamptz not null,
    constraint reminder_pk primary key (cycle_id, last_day, rung, channel),
    constraint reminder_cycle_fk foreign key (cycle_id) references cycle,
    constraint reminder_channel_ck check (channel in ('MAIL', 'LETTER', 'EMPLOYER')),
    constraint reminder_why_ck check (why in ('FIRST', 'NO_ADDRESS', 'NOT_DELIVERED', 'SILENCE'))
);
