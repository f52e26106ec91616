-- verification: receipts, as given, for the asker only.

create table receipt (
    id           uuid        not null,
    asker        uuid        not null,
    organisation text,
    valid_on     date        not null,
    known_at     timestamptz not null,
    answered_at  timestamptz not null,
    body         text        not null,
    salts        bytea       not null,
    signature    text        not null,
    constraint receipt_pk primary key (id),
    constraint receipt_asker_fk foreign key (asker) references account,
    constraint receipt_organisation_fk foreign key (organisation) references organisation
);
-- hashes do not compress: trying to costs more than the insert
alter table receipt alter column signature set storage external;
