-- privacy: the key under which the log of processing names people, so that its reader sees that two lines are of one person and not of whom.

create table processing_log_secret (
    only_one boolean not null default true,
    secret   bytea   not null,
    constraint processing_log_secret_pk primary key (only_one),
    constraint processing_log_secret_one_ck check (only_one)
);
