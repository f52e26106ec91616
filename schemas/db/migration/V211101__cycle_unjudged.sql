-- cycle: what a night could not judge is set aside with the reason, so that all others are judged; the next one tries again.
create table cycle_unjudged (
    cycle_id     bigint      not null,
    business_day date        not null,
    reason       text        not null,
    tries        integer     not null,
    tried_at     timestamptz not null,
    constraint cycle_unjudged_pk primary key (cycle_id),
    constraint cycle_unjudged_cycle_fk foreign key (cycle_id) references cycle
);
