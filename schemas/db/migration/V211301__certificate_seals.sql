-- seals and credentials: of each only what a key added is kept; the rest is rendered again

-- public halves of all keys that ever sealed, so that what they sealed can be checked when they are long gone
create table certificate_seal_key (
    id          text        not null,
    chain       text        not null,
    taken_up_at timestamptz not null,
    constraint certificate_seal_key_pk primary key (id)
);

-- places in the status lists are drawn in order and shuffled by the secret
create sequence certificate_status_seq minvalue 0;
create table certificate_status_secret (
    only_one boolean not null default true,
    secret   bytea   not null,
    constraint certificate_status_secret_pk primary key (only_one),
    constraint certificate_status_secret_one_ck check (only_one)
);

alter table certificate
    add column seal_key             text,
    add column seal_room            integer,
    add column signature            bytea,
    add column credential_signature bytea,
    add column time_stamp           bytea,
    add column pdf                  bytea,
    add column status_list          integer,
    add column status_index         integer,
    add constraint certificate_seal_key_fk foreign key (seal_key) references certificate_seal_key,
    add constraint certificate_sealed_ck check (num_nulls(seal_key, seal_room, signature, credential_signature) in (0, 4)),
    add constraint certificate_status_ck check ((status_list is null) = (status_index is null));

-- one certificate a place; and the list's bits, read with each request for a list
create unique index certificate_status_uk on certificate (status_list, status_index);
create index certificate_revoked_ix on certificate (status_list, status_index) where revoked_at is not null;
