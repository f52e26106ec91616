-- evidence: what a professional claims. Every change is a row of evidence_change, so that nothing typed is lost.

create table evidence (
    id            uuid        not null,
    registrant_id bigint      not null,
    register      text        not null,
    kind          text        not null,
    state         text        not null,
    claim         jsonb       not null,
    files         uuid[]      not null default '{}',
    source        text,
    reason        text,
    remark        text,
    entered_at    timestamptz not null default clock_timestamp(),
    changed_at    timestamptz not null,
    version       bigint      not null default 0,
    constraint evidence_pk primary key (id),
    constraint evidence_registrant_fk foreign key (registrant_id) references registrant,
    constraint evidence_kind_ck check (kind in ('activity', 'practice', 'interruption', 'document')),
    constraint evidence_state_ck check (state in ('DRAFT', 'SUBMITTED', 'RETURNED', 'ACCEPTED', 'REJECTED', 'WITHDRAWN')),
    -- what an earlier system handed over comes once
    constraint evidence_source_uk unique (registrant_id, register, source)
);
-- what the evaluator gathers
create index evidence_registrant_ix on evidence (registrant_id, state, kind);
-- the registrant's own list, newest first
create index evidence_list_ix on evidence (registrant_id, entered_at desc, id desc);

create table evidence_change (
    evidence_id uuid        not null,
    version     bigint      not null,
    state       text        not null,
    claim       jsonb       not null,
    files       uuid[]      not null,
    reason      text,
    remark      text,
    actor       text        not null,
    changed_at  timestamptz not null,
    constraint evidence_change_pk primary key (evidence_id, version),
    constraint evidence_change_evidence_fk foreign key (evidence_id) references evidence
);
create trigger evidence_change_append_only before update or delete on evidence_change
    for each row execute function append_only();
