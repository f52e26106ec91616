-- cycle: a verdict's reasons are written by millions and read one by one, always whole: as json they are checked and kept as they come; to
-- take them apart into jsonb cost three times as much as all the rest of the row. The view on them is made anew by V231150.

drop view cycle_fact;

alter table verdict alter column result type json using result::json;
