-- cycle: that a cycle is judged no longer touches an index. PostgreSQL keeps a row in its place as long as no column that an index
-- names is changed, its predicate included; "state" was named by two, so that every judgement wrote the cycle into all indexes again,
-- that of the exclusion constraint too. Now they name only whether it is closed, which a judgement does not change.

alter table cycle set (fillfactor = 80);
-- rewrites the table, so that every page has the room
alter table cycle add column closed boolean not null generated always as (state = 'CLOSED') stored;

drop index cycle_due_ix;
drop index cycle_judged_ix;
-- what is over and not yet closed is due or waits for a decision
create index cycle_open_ix on cycle (register, upper(days), id) where not closed;
-- the other cycles of a person in the register: without it the planner walks the exclusion constraint's index, which is dearer
drop index cycle_registrant_ix;
create index cycle_registrant_ix on cycle (registrant_id, register);
