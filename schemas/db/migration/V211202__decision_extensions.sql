-- decision: extensions of the cycles of a cohort, proposed by one, carried out by another, and reversible.

create table extension (
    id           uuid        not null,
    register     text        not null,
    cohort       jsonb       not null,
    days         integer     not null,
    ground       text        not null,
    reason       text        not null,
    digest       text        not null,
    cycles       bigint      not null,
    left_out     bigint      not null,
    state        text        not null,
    proposed_by  text        not null,
    proposed_at  timestamptz not null,
    decided_by   text,
    decided_at   timestamptz,
    decision     text,
    reversed_by  text,
    reversed_at  timestamptz,
    reversal     text,
    given_back   bigint,
    version      bigint      not null default 0,
    constraint extension_pk primary key (id),
    constraint extension_days_ck check (days between 1 and 1096),
    constraint extension_ground_ck check (ground in ('BY_NORM', 'FORCE_MAJEURE', 'OUR_ERROR')),
    constraint extension_digest_ck check (digest ~ '^[0-9a-f]{64}$'),
    constraint extension_state_ck check (state in ('PROPOSED', 'IN_EFFECT', 'REFUSED', 'REVERSED')),
    constraint extension_two_people_ck check (state not in ('IN_EFFECT', 'REVERSED')
        or (decided_by is not null and decided_by <> proposed_by)),
    constraint extension_decided_ck check (state = 'PROPOSED' or (decided_by is not null and decided_at is not null)),
    constraint extension_reversed_ck check (state <> 'REVERSED' or (reversed_by is not null and reversal is not null))
);
create index extension_proposed_ix on extension (proposed_at, id) where state = 'PROPOSED';

create table extended_cycle (
    extension_id uuid   not null,
    cycle_id     bigint not null,
    end_before   date   not null,
    end_after    date   not null,
    constraint extended_cycle_pk primary key (extension_id, cycle_id),
    constraint extended_cycle_extension_fk foreign key (extension_id) references extension,
    constraint extended_cycle_cycle_fk foreign key (cycle_id) references cycle,
    constraint extended_cycle_days_ck check (end_after > end_before)
);
-- the extensions of a cycle
create index extended_cycle_cycle_ix on extended_cycle (cycle_id);
create trigger extended_cycle_append_only before update or delete on extended_cycle
    for each row execute function append_only();
