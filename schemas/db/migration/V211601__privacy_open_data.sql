-- privacy: what is published as open data, by which decision, and what each file held.

create table open_data_choice (
    register   text        not null,
    published  boolean     not null,
    ground     text        not null,
    decided_by text        not null,
    decided_at timestamptz not null,
    constraint open_data_choice_pk primary key (register)
);

create table open_data_file (
    id           uuid        not null,
    register     text        not null,
    business_day date        not null,
    name         text        not null,
    sha256       text        not null,
    rows         bigint      not null,
    -- how many entries the register's log had, and when the last one was recorded
    log_size     bigint      not null,
    log_until    timestamptz,
    published_at timestamptz not null,
    constraint open_data_file_pk primary key (id),
    constraint open_data_file_day_uk unique (register, business_day),
    constraint open_data_file_sha256_ck check (sha256 ~ '^[0-9a-f]{64}$')
);
-- the latest of a register
create index open_data_file_register_ix on open_data_file (register, business_day desc);
