-- a certificate can be replaced by a later edition, given for one receiver, and lose what it says about a person who was erased

alter table certificate
    add column edition       integer not null default 1,
    add column receiver      text    not null default '',
    add column superseded_by text,
    add column superseded_at timestamptz,
    add column erased_at     timestamptz,
    alter column printed drop not null,
    drop constraint certificate_kind_ck,
    add constraint certificate_kind_ck check (kind in ('registration', 're-registration', 'cpd-statement', 'good-standing')),
    drop constraint certificate_once_uk,
    add constraint certificate_once_uk unique (registrant_id, cycle_id, kind, receiver, edition),
    add constraint certificate_edition_ck check (edition > 0),
    add constraint certificate_superseded_by_fk foreign key (superseded_by) references certificate,
    add constraint certificate_superseded_ck check ((superseded_by is null) = (superseded_at is null)),
    add constraint certificate_superseded_by_another_ck check (superseded_by <> number),
    add constraint certificate_erased_ck check ((printed is null) = (erased_at is not null));

-- which certificate a document is that somebody was shown: by the bytes, by the seal in them, by the credential's seal
create index certificate_sha256_ix on certificate using hash (sha256);
create index certificate_signature_ix on certificate using hash (signature);
create index certificate_credential_ix on certificate using hash (credential_signature);

-- the bits of a status list
drop index certificate_revoked_ix;
create index certificate_unreliable_ix on certificate (status_list, status_index)
    where revoked_at is not null or superseded_at is not null or erased_at is not null;

-- the files of a register, and what is revoked together
drop index certificate_register_ix;
create index certificate_register_ix on certificate (register, number) where revoked_at is null and superseded_at is null;
