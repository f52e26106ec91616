-- notification: where organisations want to be told over HTTP, of whom and of what; the keys that what they are told is signed with.

create table webhook (
    id              uuid        not null,
    organisation_id text        not null,
    url             text        not null,
    label           text,
    people          text        not null,
    -- absent: all of them
    registers       text[],
    kinds           text[],
    state           text        not null,
    paused_because  text,
    challenge       text        not null,
    challenges      integer     not null default 1,
    failures        integer     not null default 0,
    failing_since   timestamptz,
    rests_until     timestamptz,
    registered_at   timestamptz not null,
    registered_by   text        not null,
    version         bigint      not null default 0,
    constraint webhook_pk primary key (id),
    constraint webhook_organisation_fk foreign key (organisation_id) references organisation,
    constraint webhook_people_ck check (people in ('OWN', 'ALL')),
    constraint webhook_state_ck check (state in ('PENDING', 'ACTIVE', 'PAUSED', 'ENDED')),
    constraint webhook_paused_ck check ((state = 'PAUSED') = (paused_because is not null)),
    constraint webhook_paused_because_ck check (paused_because in ('ASKED', 'NO_ANSWER', 'GONE')),
    constraint webhook_filters_ck check (cardinality(registers) > 0 and cardinality(kinds) > 0)
);
-- one address is told once
create unique index webhook_once_uk on webhook (organisation_id, url) where state <> 'ENDED';

-- the public halves; the private ones lie under REGISTER_HOME
create table webhook_key (
    kid        text        not null,
    public_jwk text        not null,
    made_at    timestamptz not null,
    signs_from timestamptz not null,
    constraint webhook_key_pk primary key (kid)
);

alter table outbox
    add column webhook_id uuid,
    add column registrant_id bigint,
    add column entry_index bigint,
    add constraint outbox_webhook_fk foreign key (webhook_id) references webhook;

-- those that the office enrolled are taken over as they are
insert into webhook (id, organisation_id, url, people, state, challenge, registered_at, registered_by)
select gen_random_uuid(), id, webhook, 'OWN', 'ACTIVE', '', now(), 'job:migration'
from organisation
where webhook is not null;

update outbox
set webhook_id = webhook.id,
    recipient = cast(webhook.id as text),
    once_key = 'entry:' || entry.index || ':webhook:' || webhook.id,
    entry_index = entry.index,
    registrant_id = entry.registrant_id
from webhook, roll_entry entry
where outbox.channel = 'WEBHOOK'
  and webhook.organisation_id = outbox.recipient
  and entry.index = cast(outbox.parameters ->> 'entry' as bigint);

alter table outbox
    add constraint outbox_webhook_ck check ((channel = 'WEBHOOK') = (webhook_id is not null)) not valid;

-- what is due by post, electronic or not; webhooks have an index of their own, so that one that rests is not in the way
drop index outbox_due_ix;
create index outbox_due_ix on outbox (due_at, id) where state in ('WAITING', 'CLAIMED') and webhook_id is null;
-- what is due at one webhook
create index outbox_webhook_due_ix on outbox (webhook_id, due_at, entry_index)
    where state in ('WAITING', 'CLAIMED') and webhook_id is not null;
-- whether something earlier of the same registrant has yet to be told there
create index outbox_webhook_order_ix on outbox (webhook_id, registrant_id, entry_index)
    where state in ('WAITING', 'CLAIMED') and webhook_id is not null;
-- the delivery log of a webhook, the newest first
create index outbox_webhook_log_ix on outbox (webhook_id, created_at, id) where webhook_id is not null;
