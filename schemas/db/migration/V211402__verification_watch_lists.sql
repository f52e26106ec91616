-- verification: whom an employer watches, on which ground; who left stays, so that it can be told who watched when.

create table watched (
    id              uuid        not null,
    place           bigint      not null generated always as identity,
    organisation_id text        not null,
    registrant_id   bigint      not null,
    ground          text        not null,
    since           date,
    reference       text,
    staff_id        text,
    enrolled_at     timestamptz not null,
    enrolled_by     text        not null,
    left_on         date,
    left_by         text,
    constraint watched_pk primary key (id),
    constraint watched_organisation_fk foreign key (organisation_id) references organisation,
    constraint watched_registrant_fk foreign key (registrant_id) references registrant,
    constraint watched_ground_ck check (ground in ('CONSENT', 'EMPLOYMENT')),
    constraint watched_proof_ck check (ground = 'CONSENT' or (since is not null and reference is not null)),
    constraint watched_left_ck check ((left_on is null) = (left_by is null))
);
-- nobody is watched twice by the same employer at once
create unique index watched_once_uk on watched (organisation_id, registrant_id) where left_on is null;
-- an employer's list, page by page
create index watched_organisation_ix on watched (organisation_id, place);
-- who is to be told of a change
create index watched_registrant_ix on watched (registrant_id) where left_on is null;

-- which ends were announced to whom: each once
create table ending_announced (
    organisation_id text   not null,
    registrant_id   bigint not null,
    register        text   not null,
    occupation      text   not null,
    valid_until     date   not null,
    announced_on    date   not null,
    constraint ending_announced_pk primary key (organisation_id, registrant_id, register, occupation, valid_until)
);
