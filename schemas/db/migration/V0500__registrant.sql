-- registrant: people. One number for life.

create sequence registration_serial_seq start with 20000000 maxvalue 99999999;

create table registrant (
    id          bigint      not null generated always as identity,
    number      text        not null,
    initials    text        not null,
    called_name text,
    infix       text,
    surname     text        not null,
    birth_date  date        not null,
    email       text,
    language    text        not null,
    account_id  uuid,
    entered_at  timestamptz not null,
    version     bigint      not null default 0,
    constraint registrant_pk primary key (id),
    constraint registrant_number_uk unique (number),
    constraint registrant_number_ck check (number ~ '^[0-9]{9}$'),
    constraint registrant_account_fk foreign key (account_id) references account,
    constraint registrant_account_uk unique (account_id),
    constraint registrant_language_ck check (language in ('nl', 'en')),
    constraint registrant_names_ck check (btrim(surname) <> '' and btrim(initials) <> '')
);

create table employment (
    id              uuid   not null,
    registrant_id   bigint not null,
    organisation_id text,
    employer_text   text,
    job_title       text,
    works_from      date   not null,
    works_until     date,
    constraint employment_pk primary key (id),
    constraint employment_registrant_fk foreign key (registrant_id) references registrant,
    constraint employment_organisation_fk foreign key (organisation_id) references organisation,
    constraint employment_days_ck check (works_until > works_from),
    constraint employment_employer_ck check (organisation_id is not null or employer_text is not null),
    constraint employment_uk unique nulls not distinct (registrant_id, organisation_id, employer_text, works_from)
);
-- the desk's conflict rule and an employer's own people
create index employment_organisation_ix on employment (organisation_id, registrant_id);
