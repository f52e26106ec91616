-- decision: objections, and decisions on renewal that replace an earlier one.

create table objection (
    id            uuid        not null,
    objector      uuid        not null,
    registrant_id bigint,
    register      text        not null,
    subject       text        not null,
    ground        text        not null,
    grounds       text        not null,
    files         uuid[]      not null default '{}',
    state         text        not null,
    object_until  date        not null,
    excuse        text,
    admitted      text,
    barred        text[]      not null,
    finding       jsonb,
    found_at      timestamptz,
    assessed_by   text[]      not null default '{}',
    suspends      boolean     not null default false,
    submitted_at  timestamptz not null,
    decide_by     date        not null,
    decided_by    text,
    decided_at    timestamptz,
    reason        text,
    result        text,
    version       bigint      not null default 0,
    constraint objection_pk primary key (id),
    constraint objection_objector_fk foreign key (objector) references account,
    constraint objection_registrant_fk foreign key (registrant_id) references registrant,
    constraint objection_subject_ck check (subject ~ '^(application|decision|evidence):[0-9a-f-]{36}$'),
    constraint objection_ground_ck check (ground in ('FORMAL', 'SUBSTANCE')),
    constraint objection_state_ck check (state in
        ('LATE', 'SUBMITTED', 'RETURNED', 'ADVISED', 'UPHELD', 'PARTLY_UPHELD', 'DISMISSED', 'INADMISSIBLE', 'WITHDRAWN')),
    constraint objection_late_ck check (state <> 'LATE' or excuse is not null),
    constraint objection_advised_ck check (state not in ('ADVISED', 'RETURNED') or finding is not null),
    constraint objection_decided_ck check (state not in ('UPHELD', 'PARTLY_UPHELD', 'DISMISSED', 'INADMISSIBLE')
        or (decided_by is not null and decided_at is not null and reason is not null)),
    constraint objection_result_ck check (state not in ('UPHELD', 'PARTLY_UPHELD') or result is not null),
    -- decided by people who neither asked for it, nor judged or decided before
    constraint objection_other_people_ck check (decided_by is null
        or not (decided_by = any (barred || assessed_by) or decided_by = 'account:' || objector::text))
);
-- a decision is objected to once; what was taken back can be handed in again
create unique index objection_once_uk on objection (subject) where state <> 'WITHDRAWN';
create index objection_objector_ix on objection (objector, submitted_at desc);
-- the registrar's list, the oldest first
create index objection_state_ix on objection (state, submitted_at, id);

alter table renewal_decision
    add column replaces uuid,
    add constraint renewal_decision_replaces_fk foreign key (replaces) references renewal_decision,
    -- a decision is replaced once
    add constraint renewal_decision_replaces_uk unique (replaces);
alter table renewal_decision drop constraint renewal_decision_cycle_uk;
-- a cycle is decided once, but for a decision that replaces the one before
create unique index renewal_decision_cycle_uk on renewal_decision (cycle_id) where replaces is null;
