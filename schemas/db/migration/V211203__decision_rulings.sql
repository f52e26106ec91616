-- decision: rulings and interim orders of disciplinary bodies, entered by one person and confirmed by another. What follows from them is on the roll.

create table ruling (
    id                 uuid        not null,
    registrant_id      bigint      not null,
    register           text        not null,
    occupations        text[]      not null,
    kind               text        not null,
    interim            boolean     not null,
    body               text        not null,
    reference          text        not null,
    ruled_on           date        not null,
    published          boolean     not null,
    publication_ground text        not null,
    first_day          date        not null,
    -- the first day on which it no longer holds
    until_day          date,
    files              uuid[]      not null,
    state              text        not null,
    -- of the roll, all that were imposed by it, the last ones at the end
    measures           uuid[]      not null default '{}',
    -- how many of the last ones are those in force
    current            integer     not null default 0,
    recorded_by        text        not null,
    recorded_at        timestamptz not null,
    confirmed_by       text,
    confirmed_at       timestamptz,
    appealed_on        date,
    suspended_on       date,
    decision           text,
    decided_by         text,
    decided_at         timestamptz,
    version            bigint      not null default 0,
    constraint ruling_pk primary key (id),
    constraint ruling_registrant_fk foreign key (registrant_id) references registrant,
    constraint ruling_kind_ck check (kind in ('WARNING', 'REPRIMAND', 'FINE', 'CONDITIONS', 'SUSPENSION', 'STRIKE_OFF')),
    constraint ruling_state_ck check (state in ('RECORDED', 'IN_FORCE', 'APPEALED', 'SUSPENDED', 'LIFTED', 'REVERSED', 'REFUSED')),
    constraint ruling_occupations_ck check (cardinality(occupations) > 0),
    constraint ruling_document_ck check (cardinality(files) > 0),
    constraint ruling_days_ck check (until_day > first_day),
    -- an interim order is of a suspension or of conditions
    constraint ruling_interim_ck check (not interim or kind in ('SUSPENSION', 'CONDITIONS')),
    constraint ruling_two_people_ck check (confirmed_by is null
        or (confirmed_by <> recorded_by and confirmed_by like 'account:%' and recorded_by like 'account:%')),
    constraint ruling_confirmed_ck check (state in ('RECORDED', 'REFUSED') or (confirmed_by is not null and confirmed_at is not null))
);
-- entered once
create unique index ruling_once_uk on ruling (registrant_id, register, body, reference, kind) where state <> 'REFUSED';
create index ruling_registrant_ix on ruling (registrant_id);
-- those that wait for a second person
create index ruling_recorded_ix on ruling (recorded_at, id) where state = 'RECORDED';
