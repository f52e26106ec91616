-- registrant: what a look-up by number has to know of a person before it tells anything.

create table visibility (
    registrant_id bigint      not null,
    kind          text        not null,
    survivor_id   bigint,
    since         timestamptz not null,
    decided_by    text        not null,
    constraint visibility_pk primary key (registrant_id),
    constraint visibility_registrant_fk foreign key (registrant_id) references registrant,
    constraint visibility_survivor_fk foreign key (survivor_id) references registrant,
    constraint visibility_kind_ck check (kind in ('HIDDEN', 'MERGED', 'ERASED')),
    constraint visibility_survivor_ck check ((kind = 'MERGED') = (survivor_id is not null)),
    constraint visibility_self_ck check (survivor_id <> registrant_id)
);
-- whose numbers lead to a survivor
create index visibility_survivor_ix on visibility (survivor_id) where survivor_id is not null;

-- one row, raised with each change and locked by it: who follows it misses none, and never sees a later one first
create table visibility_version (
    version bigint not null,
    constraint visibility_version_one_ck check (version >= 0)
);
create unique index visibility_version_uk on visibility_version ((true));
insert into visibility_version (version) values (0);
