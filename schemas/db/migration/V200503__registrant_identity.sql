-- registrant: changes of name and date of birth, by two people of the office; what contact data a professional shows.

create table identity_change (
    id            uuid        not null,
    registrant_id bigint      not null,
    initials      text        not null,
    called_name   text,
    infix         text,
    surname       text        not null,
    birth_date    date        not null,
    reason        text        not null,
    files         uuid[]      not null,
    state         text        not null,
    requested_by  text        not null,
    requested_at  timestamptz not null,
    first_by      text,
    first_at      timestamptz,
    decided_by    text,
    decided_at    timestamptz,
    decision      text,
    version       bigint      not null default 0,
    constraint identity_change_pk primary key (id),
    constraint identity_change_registrant_fk foreign key (registrant_id) references registrant,
    constraint identity_change_state_ck check (state in ('REQUESTED', 'SEEN', 'APPLIED', 'REFUSED')),
    constraint identity_change_names_ck check (btrim(surname) <> '' and btrim(initials) <> ''),
    constraint identity_change_proof_ck check (cardinality(files) > 0),
    -- two people of the office, neither of whom asked for it
    constraint identity_change_four_eyes_ck check (first_by <> requested_by and decided_by <> requested_by and first_by <> decided_by),
    constraint identity_change_applied_ck check (state <> 'APPLIED' or (first_by is not null and decided_by is not null)),
    constraint identity_change_refused_ck check (state <> 'REFUSED' or decision is not null)
);
create unique index identity_change_open_uk on identity_change (registrant_id) where state in ('REQUESTED', 'SEEN');
-- what waits for the office, the oldest first
create index identity_change_waiting_ix on identity_change (requested_at, id) where state in ('REQUESTED', 'SEEN');

-- who somebody was before; for the office's search, never public
create table earlier_identity (
    change_id     uuid        not null,
    registrant_id bigint      not null,
    initials      text        not null,
    called_name   text,
    infix         text,
    surname       text        not null,
    birth_date    date        not null,
    held_until    timestamptz not null,
    constraint earlier_identity_pk primary key (change_id),
    constraint earlier_identity_change_fk foreign key (change_id) references identity_change,
    constraint earlier_identity_registrant_fk foreign key (registrant_id) references registrant
);
create trigger earlier_identity_append_only before update or delete on earlier_identity
    for each row execute function append_only();
create index earlier_identity_registrant_ix on earlier_identity (registrant_id);
-- the office's search, by surname as typed, in capitals or not
create index earlier_identity_surname_ix on earlier_identity (lower(surname));
create index registrant_surname_ix on registrant (lower(surname));

alter table registrant
    add column shown text[] not null default '{}',
    add constraint registrant_shown_ck check (shown <@ array['NAME', 'EMAIL', 'EMPLOYERS']);
