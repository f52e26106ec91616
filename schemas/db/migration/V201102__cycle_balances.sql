-- cycle: what the ledger comes to for each cycle and category, kept as entries are made.

-- Whoever enters credits or opens cycles takes this row first: of an entry and a cycle that come at once, one sees the other.
create table balance_lock (
    registrant_id bigint not null,
    register      text   not null,
    constraint balance_lock_pk primary key (registrant_id, register),
    constraint balance_lock_registrant_fk foreign key (registrant_id) references registrant
);

-- points and hours in hundredths; entries: how many of them stand. What a norm makes of them is in the verdicts.
create table balance (
    cycle_id bigint not null,
    category text   not null,
    points   bigint not null,
    hours    bigint not null,
    entries  bigint not null,
    constraint balance_pk primary key (cycle_id, category),
    constraint balance_cycle_fk foreign key (cycle_id) references cycle
);

-- the same from the ledger, entry by entry
create view ledger_balance as
select cycle.id        as cycle_id,
       credit.category as category,
       sum(case when credit.reverses is null then coalesce(credit.points, 0) else -coalesce(credit.points, 0) end)::bigint as points,
       sum(case when credit.reverses is null then coalesce(credit.hours, 0) else -coalesce(credit.hours, 0) end)::bigint   as hours,
       sum(case when credit.reverses is null then 1 else -1 end)::bigint                                                   as entries
from cycle
join credit on credit.registrant_id = cycle.registrant_id
           and credit.register = cycle.register
           and cycle.days @> credit.completed_on
group by cycle.id, credit.category;

insert into balance (cycle_id, category, points, hours, entries)
select cycle_id, category, points, hours, entries
from ledger_balance;
