-- roll: who is hidden is kept with the registrants, and the first day of all with those who ask for it.

drop table roll_hidden;
drop index roll_entry_true_from_ix;
