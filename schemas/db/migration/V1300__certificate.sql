-- certificate: issued exactly once per registrant, cycle and kind; rendered again from the parameters.

-- house style and fixed words, kept once for all certificates printed on it; a changed style is a new row
create table certificate_stationery (
    sha256   text  not null,
    document jsonb not null,
    constraint certificate_stationery_pk primary key (sha256)
);

create table certificate (
    number            text        not null,
    token             text        not null,
    registrant_id     bigint      not null,
    cycle_id          bigint      not null,
    register          text        not null,
    kind              text        not null,
    occupations       text[]      not null,
    valid_from        date        not null,
    valid_until       date        not null,
    issued_on         date        not null,
    issued_at         timestamptz not null,
    stationery        text        not null,
    printed           jsonb       not null,
    renderer          text        not null,
    sha256            text        not null,
    revoked_at        timestamptz,
    revocation_reason text,
    constraint certificate_pk primary key (number),
    constraint certificate_token_uk unique (token),
    constraint certificate_once_uk unique (registrant_id, cycle_id, kind),
    constraint certificate_registrant_fk foreign key (registrant_id) references registrant,
    constraint certificate_cycle_fk foreign key (cycle_id) references cycle,
    constraint certificate_stationery_fk foreign key (stationery) references certificate_stationery,
    constraint certificate_number_ck check (number ~ '^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$'),
    constraint certificate_kind_ck check (kind in ('registration', 're-registration')),
    constraint certificate_occupations_ck check (cardinality(occupations) > 0),
    constraint certificate_days_ck check (valid_until >= valid_from),
    constraint certificate_revoked_ck check ((revoked_at is null) = (revocation_reason is null))
);
-- those in force of a register, page by page, for the files
create index certificate_register_ix on certificate (register, number) where revoked_at is null;
