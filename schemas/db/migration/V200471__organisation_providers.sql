-- organisation: providers that asked to be one here: who they are, whom to call, in which registers they may offer, and what the
-- chamber of commerce says of their number. Those that the office enrolled are known to it and have no row here.

create table provider (
    organisation_id  text        not null,
    name_key         text        not null,
    postcode         text        not null,
    website          text,
    kvk_state        text        not null,
    kvk_name         text,
    kvk_checked_at   timestamptz,
    kvk_tries        integer     not null default 0,
    kvk_due_at       timestamptz,
    onboarded_at     timestamptz not null,
    onboarded_by     text        not null,
    constraint provider_pk primary key (organisation_id),
    constraint provider_organisation_fk foreign key (organisation_id) references organisation,
    -- the same body under another code
    constraint provider_once_uk unique (name_key, postcode),
    constraint provider_postcode_ck check (postcode ~ '^[1-9][0-9]{3}[A-Z]{2}$'),
    constraint provider_kvk_ck check (kvk_state in ('UNVERIFIED', 'VERIFIED', 'NAME_DIFFERS', 'INACTIVE', 'UNKNOWN_NUMBER'))
);
-- whose number is to be looked up next
create index provider_kvk_due_ix on provider (kvk_due_at) where kvk_due_at is not null;

create table provider_contact (
    id              uuid not null,
    organisation_id text not null,
    name            text not null,
    email           text not null,
    phone           text,
    constraint provider_contact_pk primary key (id),
    constraint provider_contact_provider_fk foreign key (organisation_id) references provider
);
create index provider_contact_provider_ix on provider_contact (organisation_id);

create table provider_authorisation (
    organisation_id   text        not null,
    register          text        not null,
    state             text        not null,
    valid_from        date,
    valid_until       date,
    -- the institution is accredited as such, until the day
    institution_until date,
    reason            text,
    decided_at        timestamptz,
    decided_by        text,
    constraint provider_authorisation_pk primary key (organisation_id, register),
    constraint provider_authorisation_provider_fk foreign key (organisation_id) references provider,
    constraint provider_authorisation_state_ck check (state in ('ASKED', 'AUTHORISED', 'REFUSED')),
    constraint provider_authorisation_decided_ck check ((state = 'ASKED') = (decided_at is null)),
    constraint provider_authorisation_days_ck check ((state = 'AUTHORISED') = (valid_from is not null) and valid_until >= valid_from)
);
