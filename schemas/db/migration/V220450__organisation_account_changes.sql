-- organisation: tokens that are no longer good, accounts that are closed, and what every instance has to forget about accounts.

alter table account
    add column tokens_from timestamptz,
    add column closed_at timestamptz;

comment on column account.tokens_from is 'tokens issued up to then are refused';
comment on column account.closed_at is 'from then on no token is taken';

-- appended under one lock, so that the order of ids is the order of commits and nobody who follows it misses a row
create table account_change (
    id         bigint generated always as identity,
    account_id uuid,
    changed_at timestamptz not null,
    constraint account_change_pk primary key (id),
    constraint account_change_account_fk foreign key (account_id) references account
);

comment on column account_change.account_id is 'absent: many at once';
