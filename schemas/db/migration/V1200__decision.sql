-- decision: applications and decisions on renewal.

create table application (
    id            uuid        not null,
    applicant     uuid        not null,
    register      text        not null,
    asked         jsonb       not null,
    state         text        not null,
    reason        text,
    registrant_id bigint,
    submitted_at  timestamptz not null,
    version       bigint      not null default 0,
    constraint application_pk primary key (id),
    constraint application_applicant_fk foreign key (applicant) references account,
    constraint application_registrant_fk foreign key (registrant_id) references registrant,
    constraint application_state_ck check (state in ('SUBMITTED', 'ACCEPTED', 'REFUSED', 'WITHDRAWN')),
    constraint application_accepted_ck check ((state = 'ACCEPTED') = (registrant_id is not null)),
    constraint application_refused_ck check (state <> 'REFUSED' or reason is not null)
);
create unique index application_pending_uk on application (applicant, register) where state = 'SUBMITTED';
create index application_queue_ix on application (state, submitted_at, id);

create table renewal_decision (
    id            uuid        not null,
    cycle_id      bigint      not null,
    verdict_id    bigint      not null,
    outcome       text        not null,
    by_norm       boolean     not null,
    reason        text,
    next_cycle_id bigint,
    decided_by    text        not null,
    decided_at    timestamptz not null,
    constraint renewal_decision_pk primary key (id),
    -- a cycle is decided once
    constraint renewal_decision_cycle_uk unique (cycle_id),
    constraint renewal_decision_cycle_fk foreign key (cycle_id) references cycle,
    constraint renewal_decision_verdict_fk foreign key (verdict_id) references verdict,
    constraint renewal_decision_next_fk foreign key (next_cycle_id) references cycle,
    constraint renewal_decision_outcome_ck check (outcome in ('RENEWED', 'NOT_RENEWED')),
    -- no machine strikes anybody off
    constraint renewal_decision_by_norm_ck check (not by_norm or outcome = 'RENEWED'),
    constraint renewal_decision_reason_ck check (by_norm or reason is not null)
);
