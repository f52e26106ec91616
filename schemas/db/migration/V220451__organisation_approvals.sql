-- organisation: what one person has approved so that another may do it. Append-only but for its one use.

create table approval (
    id          uuid        not null,
    act         text        not null,
    digest      text        not null,
    approved_by text        not null,
    approved_at timestamptz not null,
    used_by     text,
    used_at     timestamptz,
    constraint approval_pk primary key (id),
    constraint approval_act_ck check (act in ('CERTIFICATE_REVOCATION', 'SEAL_KEY_ROTATION', 'RECEIPT_KEY_ROTATION')),
    constraint approval_two_people_ck check (used_by <> approved_by),
    constraint approval_used_ck check ((used_by is null) = (used_at is null))
);
-- the one that an act needs
create index approval_open_ix on approval (act, digest, approved_at) where used_at is null;
