-- points: the ledger. Never updated; a correction is a counter-entry that names the entry.

create table credit (
    id            bigint generated always as identity,
    registrant_id bigint      not null,
    register      text        not null,
    source_kind   text        not null,
    source_key    text        not null,
    completed_on  date        not null,
    category      text        not null,
    type          text        not null,
    topic         text,
    points        bigint,
    hours         bigint,
    attributes    jsonb       not null default '{}',
    reverses      bigint,
    reason        text,
    credited_at   timestamptz not null,
    credited_by   text        not null,
    constraint credit_pk primary key (id),
    constraint credit_registrant_fk foreign key (registrant_id) references registrant,
    constraint credit_reverses_fk foreign key (reverses) references credit,
    constraint credit_reverses_uk unique (reverses),
    constraint credit_reason_ck check ((reverses is null) = (reason is null)),
    constraint credit_amounts_ck check (points >= 0 and hours >= 0)
);
-- nothing is credited twice
create unique index credit_source_uk on credit (registrant_id, register, source_kind, source_key) where reverses is null;
-- the evaluator gathers a registrant's facts by day
create index credit_registrant_ix on credit (registrant_id, register, completed_on);
create trigger credit_append_only before update or delete on credit
    for each row execute function append_only();
