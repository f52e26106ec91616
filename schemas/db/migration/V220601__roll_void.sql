-- roll: an entry may say that on some days the registration never was; what lay on those days is then not there.

alter table roll_entry
    drop constraint roll_entry_status_ck,
    add constraint roll_entry_status_ck check
        (status in ('REGISTERED', 'SUSPENDED', 'LAPSED', 'WITHDRAWN', 'STRUCK_OFF', 'DECEASED', 'VOID')) not valid;
alter table roll_entry validate constraint roll_entry_status_ck;
