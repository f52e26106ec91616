-- a completed course as a badge: a credential of its own, once for each credit that attendance gave. When the credit is taken back the
-- badge no longer holds; that is read from the ledger, so that the two can never differ.

create table certificate_badge (
    number               text        not null,
    registrant_id        bigint      not null,
    credit_id            bigint      not null,
    register             text        not null,
    issued_at            timestamptz not null,
    stated               jsonb,
    seal_key             text        not null,
    credential_signature bytea       not null,
    status_list          integer     not null,
    status_index         integer     not null,
    erased_at            timestamptz,
    constraint certificate_badge_pk primary key (number),
    constraint certificate_badge_once_uk unique (credit_id),
    constraint certificate_badge_status_uk unique (status_list, status_index),
    constraint certificate_badge_registrant_fk foreign key (registrant_id) references registrant,
    constraint certificate_badge_credit_fk foreign key (credit_id) references credit,
    constraint certificate_badge_seal_key_fk foreign key (seal_key) references certificate_seal_key,
    constraint certificate_badge_number_ck check (number ~ '^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$'),
    constraint certificate_badge_erased_ck check ((stated is null) = (erased_at is not null))
);
-- a person's badges
create index certificate_badge_registrant_ix on certificate_badge (registrant_id, issued_at desc);
-- which badge a credential is that was altered and still bears our signature
create index certificate_badge_credential_ix on certificate_badge using hash (credential_signature);
