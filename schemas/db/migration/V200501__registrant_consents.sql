-- registrant: what professionals let employers and boards see.

create table consent (
    id              uuid        not null,
    registrant_id   bigint      not null,
    organisation_id text        not null,
    scopes          text[]      not null,
    holds_until     date        not null,
    granted_at      timestamptz not null,
    revoked_at      timestamptz,
    constraint consent_pk primary key (id),
    constraint consent_registrant_fk foreign key (registrant_id) references registrant,
    constraint consent_organisation_fk foreign key (organisation_id) references organisation,
    constraint consent_scopes_ck check (cardinality(scopes) > 0
        and scopes <@ array['STATUS', 'DOSSIER', 'CERTIFICATES', 'EVIDENCE']),
    constraint consent_revoked_ck check (revoked_at >= granted_at)
);
-- whether an organisation may see somebody's file, and what somebody gave
create index consent_registrant_ix on consent (registrant_id, organisation_id);
-- what an organisation may see
create index consent_organisation_ix on consent (organisation_id, holds_until) where revoked_at is null;
