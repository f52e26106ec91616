-- registrant: nobody writes to the dead.
alter table registrant add column contact_stopped_on date;
