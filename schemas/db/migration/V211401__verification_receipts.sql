-- verification: receipts in few bytes. What was answered is kept as facts and spelled again when it is read; what cannot be compressed is
-- not tried.

alter table receipt
    add column log_size bigint,
    add column answers bytea,
    add constraint receipt_answers_ck check ((answers is null) <> (body is null)),
    alter column body drop not null,
    alter column salts set storage external,
    alter column answers set storage external;

-- every key that ever signed, for as long as there are receipts: also those of other machines, and of a home that was lost
create table receipt_key (
    kid          text        not null,
    jwk          text        not null,
    published_at timestamptz not null,
    constraint receipt_key_pk primary key (kid)
);
