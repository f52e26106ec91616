-- roll: the first day of all, asked by every answer about a day of somebody's choice.

create index roll_entry_true_from_ix on roll_entry (true_from);
