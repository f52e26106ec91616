-- api: the answers of writes, so that the same request sent again is answered and not done again.

create table kept_answer (
    account_id     uuid        not null,
    key            text        not null,
    request_sha256 text        not null,
    status         smallint    not null,
    headers        jsonb       not null,
    body           text        not null,
    answered_at    timestamptz not null,
    constraint kept_answer_pk primary key (account_id, key),
    constraint kept_answer_account_fk foreign key (account_id) references account,
    constraint kept_answer_status_ck check (status between 200 and 299),
    constraint kept_answer_sha256_ck check (request_sha256 ~ '^[0-9a-f]{64}$')
);
-- what has been kept long enough
create index kept_answer_answered_ix on kept_answer (answered_at);
