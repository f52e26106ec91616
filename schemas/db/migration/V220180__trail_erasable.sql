-- trail: what is only ever appended may still be erased, by a transaction that says that it does: a person's right to be forgotten and the
-- end of a retention term. Both leave a row on the trail, and erased entries of the roll a note in the log.

create or replace function append_only() returns trigger language plpgsql as $$
begin
    if current_setting('register.erasing', true) = 'yes' then
        if tg_op = 'DELETE' then
            return old;
        end if;
        return new;
    end if;
    raise exception 'rows of % are never changed or removed', tg_table_name using errcode = 'restrict_violation';
end $$;
