-- api: how many requests each client made in a minute, over all instances; settled each second, worth nothing after two minutes.

create unlogged table request_count (
    client text   not null,
    minute bigint not null,
    used   bigint not null,
    constraint request_count_pk primary key (client, minute),
    constraint request_count_used_ck check (used > 0)
);
comment on column request_count.client is 'a hash of account or network, another each minute';
-- what is over
create index request_count_minute_ix on request_count (minute);
