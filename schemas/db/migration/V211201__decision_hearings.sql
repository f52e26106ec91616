-- decision: intentions with the view of the person, and exceptions signed by two beside the computed result.

create table intention (
    id             uuid        not null,
    cycle_id       bigint      not null,
    verdict_id     bigint      not null,
    state          text        not null,
    announced_on   date        not null,
    -- the first day on which can be decided against the person: the day after the term, or the day on which all was said
    decidable_from date        not null,
    -- how often evidence of the person herself began the term anew
    reopened       integer     not null default 0,
    announced_by   text        not null,
    announced_at   timestamptz not null,
    ended_reason   text,
    ended_by       text,
    ended_at       timestamptz,
    version        bigint      not null default 0,
    constraint intention_pk primary key (id),
    constraint intention_cycle_fk foreign key (cycle_id) references cycle,
    constraint intention_verdict_fk foreign key (verdict_id) references verdict,
    constraint intention_state_ck check (state in ('ANNOUNCED', 'HEARD', 'FOLLOWED', 'DROPPED')),
    constraint intention_term_ck check (decidable_from > announced_on or state <> 'ANNOUNCED'),
    constraint intention_ended_ck check ((state in ('FOLLOWED', 'DROPPED')) = (ended_at is not null and ended_by is not null)),
    -- what a decision against somebody refers to
    constraint intention_heard_uk unique (id, cycle_id, decidable_from)
);
-- one at a time
create unique index intention_open_uk on intention (cycle_id) where state in ('ANNOUNCED', 'HEARD');
-- all of a cycle, and the registrar's list by the day on which can be decided
create index intention_cycle_ix on intention (cycle_id);
create index intention_decidable_ix on intention (decidable_from, id) where state in ('ANNOUNCED', 'HEARD');

create table person_view (
    id           uuid        not null,
    intention_id uuid        not null,
    words        text        not null,
    files        uuid[]      not null default '{}',
    -- whether she said that this is all, so that nobody needs to wait for the term
    says_all     boolean     not null,
    given_by     text        not null,
    given_at     timestamptz not null,
    constraint person_view_pk primary key (id),
    constraint person_view_intention_fk foreign key (intention_id) references intention
);
create index person_view_intention_ix on person_view (intention_id, given_at);
create trigger person_view_append_only before update or delete on person_view
    for each row execute function append_only();

create table discretion (
    id           uuid        not null,
    cycle_id     bigint      not null,
    verdict_id   bigint      not null,
    -- the computed outcome that stays as it is, and beside which this stands
    beside       text        not null,
    rules        text[]      not null,
    code         text        not null,
    reason       text        not null,
    precedent    text,
    expires_on   date        not null,
    digest       text        not null,
    state        text        not null,
    proposed_by  text        not null,
    proposed_at  timestamptz not null,
    signed_by    text,
    signed_at    timestamptz,
    ended_by     text,
    ended_at     timestamptz,
    ended_reason text,
    version      bigint      not null default 0,
    constraint discretion_pk primary key (id),
    constraint discretion_cycle_fk foreign key (cycle_id) references cycle,
    constraint discretion_verdict_fk foreign key (verdict_id) references verdict,
    constraint discretion_rules_ck check (cardinality(rules) > 0),
    constraint discretion_code_ck check (code in ('ILLNESS', 'CARE', 'BEREAVEMENT', 'FORCE_MAJEURE', 'EQUIVALENT', 'OUR_ERROR', 'OTHER')),
    constraint discretion_digest_ck check (digest ~ '^[0-9a-f]{64}$'),
    constraint discretion_state_ck check (state in ('PROPOSED', 'SIGNED', 'USED', 'REFUSED', 'REVOKED')),
    -- two persons, and never a machine
    constraint discretion_two_people_ck check (proposed_by like 'account:%'
        and (signed_by is null or (signed_by like 'account:%' and signed_by <> proposed_by))),
    constraint discretion_signed_ck check (state not in ('SIGNED', 'USED') or (signed_by is not null and signed_at is not null)),
    constraint discretion_ended_ck check (state not in ('REFUSED', 'REVOKED') or (ended_by is not null and ended_reason is not null)),
    constraint discretion_used_uk unique (id, cycle_id)
);
-- one at a time
create unique index discretion_open_uk on discretion (cycle_id) where state in ('PROPOSED', 'SIGNED');
create index discretion_cycle_ix on discretion (cycle_id);
create index discretion_proposed_ix on discretion (proposed_at, id) where state = 'PROPOSED';

alter table renewal_decision
    add column intention_id uuid,
    add column heard_from date,
    add column decided_on date,
    add column discretion_id uuid,
    add constraint renewal_decision_heard_fk foreign key (intention_id, cycle_id, heard_from)
        references intention (id, cycle_id, decidable_from),
    add constraint renewal_decision_discretion_fk foreign key (discretion_id, cycle_id) references discretion (id, cycle_id),
    add constraint renewal_decision_discretion_uk unique (discretion_id),
    -- nobody loses a registration by a machine, or before the term for a view was over; what was decided before this law stays as it was
    add constraint renewal_decision_hearing_ck check (outcome <> 'NOT_RENEWED'
        or (intention_id is not null and heard_from is not null and decided_on is not null and decided_on >= heard_from
            and decided_by like 'account:%')) not valid;
