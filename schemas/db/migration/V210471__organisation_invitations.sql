-- organisation: invitations, by which a person's login is tied to an account once.

create table invitation (
    id                  uuid        not null,
    register            text        not null,
    label               text        not null,
    email               text,
    language            text        not null,
    registration_number text,
    invited_by          text        not null,
    invited_at          timestamptz not null,
    expires_at          timestamptz not null,
    withdrawn_at        timestamptz,
    account_id          uuid,
    accepted_at         timestamptz,
    constraint invitation_pk primary key (id),
    constraint invitation_account_fk foreign key (account_id) references account,
    constraint invitation_language_ck check (language in ('nl', 'en')),
    -- to an address that is given, or to the one on file
    constraint invitation_address_ck check ((email is null) <> (registration_number is null)),
    constraint invitation_accepted_ck check ((account_id is null) = (accepted_at is null)),
    constraint invitation_end_ck check (accepted_at is null or withdrawn_at is null)
);
-- the office's list, the newest first
create index invitation_invited_ix on invitation (invited_at desc, id desc);
-- what was sent to one person
create index invitation_number_ix on invitation (registration_number) where registration_number is not null;

create table invitation_grant (
    invitation_id   uuid not null,
    role            text not null,
    organisation_id text,
    holds_from      date not null,
    holds_until     date,
    constraint invitation_grant_invitation_fk foreign key (invitation_id) references invitation,
    constraint invitation_grant_organisation_fk foreign key (organisation_id) references organisation,
    constraint invitation_grant_role_ck check (role in ('PROFESSIONAL', 'ASSESSOR', 'REGISTRAR', 'PROVIDER', 'EMPLOYER', 'AUDITOR')),
    constraint invitation_grant_days_ck check (holds_until > holds_from),
    constraint invitation_grant_uk unique nulls not distinct (invitation_id, role, organisation_id, holds_from)
);

-- only hashes: the code itself stands in the mail and nowhere else
create table activation_code (
    code_sha256   text        not null,
    invitation_id uuid        not null,
    drawn_at      timestamptz not null,
    constraint activation_code_pk primary key (code_sha256),
    constraint activation_code_invitation_fk foreign key (invitation_id) references invitation,
    constraint activation_code_sha256_ck check (code_sha256 ~ '^[0-9a-f]{64}$')
);
