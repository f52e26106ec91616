-- organisation: employers, providers, accrediting bodies; accounts and what they may.

create table organisation (
    id         text not null,
    name       text not null,
    kinds      text[] not null,
    kvk_number text,
    email      text,
    webhook    text,
    constraint organisation_pk primary key (id),
    constraint organisation_id_ck check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    constraint organisation_kvk_ck check (kvk_number ~ '^[0-9]{8}$'),
    constraint organisation_kvk_uk unique (kvk_number),
    constraint organisation_kinds_ck check (
        cardinality(kinds) > 0 and kinds <@ array ['EMPLOYER', 'PROVIDER', 'ACCREDITING_BODY', 'OFFICE'])
);

create table account (
    id      uuid   not null,
    issuer  text   not null,
    subject text   not null,
    label   text   not null,
    version bigint not null default 0,
    constraint account_pk primary key (id),
    constraint account_identity_uk unique (issuer, subject)
);

create table role_grant (
    id              uuid not null,
    account_id      uuid not null,
    role            text not null,
    organisation_id text,
    holds_from      date not null,
    holds_until     date,
    constraint role_grant_pk primary key (id),
    constraint role_grant_account_fk foreign key (account_id) references account,
    constraint role_grant_organisation_fk foreign key (organisation_id) references organisation,
    constraint role_grant_role_ck check (role in ('PROFESSIONAL', 'ASSESSOR', 'REGISTRAR', 'PROVIDER', 'EMPLOYER', 'AUDITOR')),
    constraint role_grant_days_ck check (holds_until > holds_from),
    constraint role_grant_uk unique nulls not distinct (account_id, role, organisation_id, holds_from)
);
