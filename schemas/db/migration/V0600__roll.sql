-- roll: the public register. Entries are appended only; standing is their projection in two times.

create extension if not exists btree_gist;

create table roll_entry (
    index         bigint      not null,
    registrant_id bigint      not null,
    register      text        not null,
    occupation    text        not null,
    kind          text        not null,
    status        text        not null,
    true_from     date        not null,
    true_until    date,
    valid_until   date,
    recorded_at   timestamptz not null,
    actor         text        not null,
    basis         text        not null,
    salt          bytea       not null,
    leaf_hash     bytea       not null,
    constraint roll_entry_pk primary key (index),
    constraint roll_entry_registrant_fk foreign key (registrant_id) references registrant,
    constraint roll_entry_once_uk unique (registrant_id, register, occupation, kind, basis),
    constraint roll_entry_recorded_uk unique (recorded_at),
    constraint roll_entry_kind_ck check (kind in ('REGISTERED', 'RENEWED', 'EXTENDED', 'INTERRUPTED', 'SUSPENDED',
        'MEASURE_IMPOSED', 'MEASURE_LIFTED', 'LAPSED', 'WITHDRAWN', 'STRUCK_OFF', 'REINSTATED', 'CORRECTED', 'MERGED', 'DECEASED')),
    constraint roll_entry_status_ck check (status in ('REGISTERED', 'SUSPENDED', 'LAPSED', 'WITHDRAWN', 'STRUCK_OFF', 'DECEASED')),
    constraint roll_entry_days_ck check (true_until > true_from),
    constraint roll_entry_valid_ck check (valid_until is null or status in ('REGISTERED', 'SUSPENDED'))
);

create trigger roll_entry_append_only before update or delete on roll_entry
    for each row execute function append_only();

create table roll_standing (
    id               bigint generated always as identity,
    registrant_id    bigint    not null,
    register         text      not null,
    occupation       text      not null,
    status           text      not null,
    registered_since date      not null,
    since            date      not null,
    until            date,
    valid_until      date,
    days             daterange not null,
    known            tstzrange not null,
    entry_index      bigint    not null,
    constraint roll_standing_pk primary key (id),
    constraint roll_standing_entry_fk foreign key (entry_index) references roll_entry,
    -- two statuses for one occupation on one day, as known at one moment, are impossible
    constraint roll_standing_one_status exclude using gist
        (registrant_id with =, register with =, occupation with =, days with &&, known with &&)
);
-- the look-up by registrant on a day as known now
create index roll_standing_registrant_ix on roll_standing (registrant_id);
