-- links by which somebody shows a certificate to whoever has the link: until a day, so many times; of the link only its hash is kept

create table certificate_share_link (
    id           uuid        not null,
    certificate  text        not null,
    token_sha256 text        not null,
    label        text        not null,
    holds_until  date        not null,
    uses         integer     not null,
    used         integer     not null default 0,
    made_at      timestamptz not null,
    last_used_at timestamptz,
    revoked_at   timestamptz,
    constraint certificate_share_link_pk primary key (id),
    constraint certificate_share_link_token_uk unique (token_sha256),
    constraint certificate_share_link_certificate_fk foreign key (certificate) references certificate,
    constraint certificate_share_link_uses_ck check (uses between 1 and 100),
    constraint certificate_share_link_used_ck check (used between 0 and uses),
    constraint certificate_share_link_last_ck check ((used = 0) = (last_used_at is null))
);
-- those of a certificate, as its holder reads them
create index certificate_share_link_certificate_ix on certificate_share_link (certificate, made_at desc);
