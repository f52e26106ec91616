-- cycle: registration periods and the verdicts on them.

create sequence cycle_id_seq increment by 50;

create table cycle (
    id            bigint    not null,
    registrant_id bigint    not null,
    register      text      not null,
    norm_set      text      not null,
    norm_version  text      not null,
    occupations   text[]    not null,
    renewal       integer   not null,
    days          daterange not null,
    state         text      not null,
    version       bigint    not null default 0,
    constraint cycle_pk primary key (id),
    constraint cycle_registrant_fk foreign key (registrant_id) references registrant,
    constraint cycle_renewal_ck check (renewal >= 0),
    constraint cycle_occupations_ck check (cardinality(occupations) > 0),
    constraint cycle_days_ck check (not isempty(days) and not lower_inf(days) and not upper_inf(days)),
    constraint cycle_state_ck check (state in ('RUNNING', 'JUDGED', 'CLOSED')),
    constraint cycle_no_overlap exclude using gist (registrant_id with =, register with =, norm_set with =, days with &&)
);
-- what is due, by key range
create index cycle_due_ix on cycle (register, upper(days), id) where state = 'RUNNING';
-- what waits for a decision
create index cycle_judged_ix on cycle (register, id) where state = 'JUDGED';

create table verdict (
    id           bigint generated always as identity,
    cycle_id     bigint      not null,
    norm_set     text        not null,
    norm_version text        not null,
    business_day date        not null,
    evaluated_on date        not null,
    outcome      text        not null,
    met          boolean     not null,
    result       jsonb       not null,
    credits      bigint[]    not null,
    evidence     uuid[]      not null,
    facts_sha256 text        not null,
    judged_at    timestamptz not null,
    judged_by    text        not null,
    constraint verdict_pk primary key (id),
    constraint verdict_cycle_fk foreign key (cycle_id) references cycle,
    -- the same facts judged again give no second row
    constraint verdict_once_uk unique (cycle_id, norm_version, evaluated_on, facts_sha256)
);
create trigger verdict_append_only before update or delete on verdict
    for each row execute function append_only();
