-- decision: two numbers of one person become one, proposed by one person of the office, carried out by another, and undone by one decision.

create table merger (
    id           uuid        not null,
    loser_id     bigint      not null,
    survivor_id  bigint      not null,
    digest       text        not null,
    reason       text        not null,
    state        text        not null,
    proposed_by  text        not null,
    proposed_at  timestamptz not null,
    decided_by   text,
    decided_at   timestamptz,
    decision     text,
    undone_by    text,
    undone_at    timestamptz,
    undoing      text,
    version      bigint      not null default 0,
    constraint merger_pk primary key (id),
    constraint merger_loser_fk foreign key (loser_id) references registrant,
    constraint merger_survivor_fk foreign key (survivor_id) references registrant,
    constraint merger_two_numbers_ck check (loser_id <> survivor_id),
    constraint merger_digest_ck check (digest ~ '^[0-9a-f]{64}$'),
    constraint merger_state_ck check (state in ('PROPOSED', 'IN_EFFECT', 'REFUSED', 'UNDONE')),
    constraint merger_two_people_ck check (state not in ('IN_EFFECT', 'UNDONE')
        or (decided_by is not null and decided_by <> proposed_by)),
    constraint merger_decided_ck check (state = 'PROPOSED' or (decided_by is not null and decided_at is not null)),
    constraint merger_undone_ck check (state <> 'UNDONE' or (undone_by is not null and undone_at is not null and undoing is not null))
);
-- a number is proposed or merged once at a time; whoever is credited under a merged number is looked up by it
create unique index merger_open_uk on merger (loser_id) where state in ('PROPOSED', 'IN_EFFECT');
-- whose numbers lead to a survivor
create index merger_survivor_ix on merger (survivor_id) where state in ('PROPOSED', 'IN_EFFECT');
create index merger_proposed_ix on merger (proposed_at, id) where state = 'PROPOSED';

-- what a merger did on the roll: carried days to the survivor, or ended them under the merged number
create table merger_stretch (
    merger_id   uuid    not null,
    place       integer not null,
    carried     boolean not null,
    register    text    not null,
    occupation  text    not null,
    status      text    not null,
    true_from   date    not null,
    true_until  date,
    valid_until date,
    constraint merger_stretch_pk primary key (merger_id, place),
    constraint merger_stretch_merger_fk foreign key (merger_id) references merger
);
create trigger merger_stretch_append_only before update or delete on merger_stretch
    for each row execute function append_only();

-- what it did to the cycles: the merged number's ended; the survivor's was opened, or judges more occupations from then on
create table merger_cycle (
    merger_id   uuid   not null,
    cycle_id    bigint not null,
    way         text   not null,
    last_day    date   not null,
    occupations text[] not null,
    constraint merger_cycle_pk primary key (merger_id, cycle_id),
    constraint merger_cycle_merger_fk foreign key (merger_id) references merger,
    constraint merger_cycle_cycle_fk foreign key (cycle_id) references cycle,
    constraint merger_cycle_way_ck check (way in ('ENDED', 'OPENED', 'JOINED'))
);
create trigger merger_cycle_append_only before update or delete on merger_cycle
    for each row execute function append_only();
