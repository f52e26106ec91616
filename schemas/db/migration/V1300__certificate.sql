-- certificate: issued exactly once per registrant, cycle and kind; rendered again from the parameters.

create table certificate (
    number            text        not null,
    token             text        not null,
    registrant_id     bigint      not null,
    cycle_id          bigint      not null,
    register          text        not null,
    kind              text        not null,
    valid_from        date        not null,
    valid_until       date        not null,
    issued_on         date        not null,
    issued_at         timestamptz not null,
    printed           jsonb       not null,
    renderer          text        not null,
    sha256            text        not null,
    revoked_at        timestamptz,
    revocation_reason text,
    version           bigint      not null default 0,
    constraint certificate_pk primary key (number),
    constraint certificate_token_uk unique (token),
    constraint certificate_once_uk unique (registrant_id, cycle_id, kind),
    constraint certificate_registrant_fk foreign key (registrant_id) references registrant,
    constraint certificate_cycle_fk foreign key (cycle_id) references cycle,
    constraint certificate_days_ck check (valid_until >= valid_from),
    constraint certificate_revoked_ck check ((revoked_at is null) = (revocation_reason is null))
);
-- all of a person's
create index certificate_registrant_ix on certificate (registrant_id);
