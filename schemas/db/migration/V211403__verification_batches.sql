-- verification: lists too long for one call, answered by a job. What was asked and answered lies as files beside the database.

create table verification_batch (
    id            uuid        not null,
    asker         uuid        not null,
    organisation  text,
    valid_on      date        not null,
    known_at      timestamptz not null,
    log_size      bigint      not null,
    state         text        not null,
    row_count     integer     not null,
    done_count    integer     not null default 0,
    handed_in_at  timestamptz not null,
    ended_at      timestamptz,
    signature     text,
    constraint verification_batch_pk primary key (id),
    constraint verification_batch_asker_fk foreign key (asker) references account,
    constraint verification_batch_organisation_fk foreign key (organisation) references organisation,
    constraint verification_batch_state_ck check (state in ('WAITING', 'RUNNING', 'DONE', 'CANCELLED', 'FAILED')),
    constraint verification_batch_rows_ck check (row_count between 1 and 1000000 and done_count between 0 and row_count),
    constraint verification_batch_done_ck check ((state = 'DONE') = (signature is not null))
);
-- what the worker takes up next
create index verification_batch_open_ix on verification_batch (handed_in_at, id) where state in ('WAITING', 'RUNNING');
