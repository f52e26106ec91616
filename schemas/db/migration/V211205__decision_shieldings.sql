-- decision: who is hidden for safety, on which ground, and why no longer.

create table shielding (
    id            uuid        not null,
    registrant_id bigint      not null,
    ground        text        not null,
    decided_by    text        not null,
    decided_at    timestamptz not null,
    ended_reason  text,
    ended_by      text,
    ended_at      timestamptz,
    constraint shielding_pk primary key (id),
    constraint shielding_registrant_fk foreign key (registrant_id) references registrant,
    -- a person decides, both ways
    constraint shielding_people_ck check (decided_by like 'account:%' and (ended_by is null or ended_by like 'account:%')),
    constraint shielding_ended_ck check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (ended_reason is null))
);
-- one at a time
create unique index shielding_open_uk on shielding (registrant_id) where ended_at is null;
