-- decision: how registrations end otherwise than by a cycle: given up, withdrawn, retired, deceased.

create table departure (
    id            uuid        not null,
    registrant_id bigint      not null,
    register      text,
    occupations   text[]      not null default '{}',
    kind          text        not null,
    state         text        not null,
    first_day     date        not null,
    reason        text,
    reporter      text,
    files         uuid[]      not null default '{}',
    reported_by   text        not null,
    reported_at   timestamptz not null,
    undo_until    date,
    decided_by    text,
    decided_at    timestamptz,
    decision      text,
    version       bigint      not null default 0,
    constraint departure_pk primary key (id),
    constraint departure_registrant_fk foreign key (registrant_id) references registrant,
    constraint departure_kind_ck check (kind in ('GIVEN_UP', 'WITHDRAWN', 'RETIRED', 'DECEASED')),
    constraint departure_state_ck check (state in ('REPORTED', 'IN_EFFECT', 'REJECTED', 'UNDONE')),
    -- who dies is registered nowhere any more; whoever else leaves says which register
    constraint departure_register_ck check ((kind = 'DECEASED') = (register is null)),
    -- a death is confirmed by another than who reported it
    constraint departure_two_people_ck check (kind <> 'DECEASED' or state = 'UNDONE' or decided_by <> reported_by),
    constraint departure_decided_ck check (state not in ('REJECTED', 'UNDONE') or decided_at is not null)
);
-- a death is reported once, unless it was no death
create unique index departure_death_uk on departure (registrant_id)
    where kind = 'DECEASED' and state in ('REPORTED', 'IN_EFFECT');
create index departure_registrant_ix on departure (registrant_id, reported_at desc);
-- what waits for the registrar, the oldest first
create index departure_reported_ix on departure (reported_at, id) where state = 'REPORTED';

-- what a departure took from which cycle, so that it can be given back
create table departure_cycle (
    departure_id uuid   not null,
    cycle_id     bigint not null,
    last_day     date   not null,
    state        text   not null,
    occupations  text[] not null,
    constraint departure_cycle_pk primary key (departure_id, cycle_id),
    constraint departure_cycle_departure_fk foreign key (departure_id) references departure,
    constraint departure_cycle_cycle_fk foreign key (cycle_id) references cycle
);
create trigger departure_cycle_append_only before update or delete on departure_cycle
    for each row execute function append_only();
