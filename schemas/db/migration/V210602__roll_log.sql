-- roll: the log's other leaves, the nodes of its tree, its checkpoints; and how an entry is erased.

create table roll_note (
    index       bigint      not null,
    kind        text        not null,
    recorded_at timestamptz not null,
    content     text        not null,
    salt        bytea       not null,
    commitment  bytea       not null,
    constraint roll_note_pk primary key (index),
    constraint roll_note_recorded_uk unique (recorded_at),
    constraint roll_note_kind_ck check (kind in ('TRAIL_SEALED', 'ENTRIES_ERASED'))
);
create trigger roll_note_append_only before update or delete on roll_note
    for each row execute function append_only();

-- the root of each full tile of 256 hashes: level 1 of leaves, level 2 of level 1 ...
create table roll_node (
    level smallint not null,
    place bigint   not null,
    hash  bytea    not null,
    constraint roll_node_pk primary key (level, place),
    constraint roll_node_hash_ck check (length(hash) = 32)
);
create trigger roll_node_append_only before update or delete on roll_node
    for each row execute function append_only();

create table roll_checkpoint (
    tree_size bigint      not null,
    origin    text        not null,
    root      bytea       not null,
    note      text        not null,
    made_at   timestamptz not null,
    constraint roll_checkpoint_pk primary key (tree_size)
);
create trigger roll_checkpoint_append_only before update or delete on roll_checkpoint
    for each row execute function append_only();

-- An entry is whole, or erased but for its place: the commitment stays, so that every proof stays valid.
alter table roll_entry
    alter column registrant_id drop not null,
    alter column register drop not null,
    alter column occupation drop not null,
    alter column kind drop not null,
    alter column status drop not null,
    alter column true_from drop not null,
    alter column actor drop not null,
    alter column basis drop not null,
    alter column salt drop not null,
    add constraint roll_entry_whole_ck check (
        num_nulls(registrant_id, register, occupation, kind, status, true_from, actor, basis, salt) = 0
        or num_nonnulls(registrant_id, register, occupation, kind, status, true_from, true_until, valid_until, actor, basis, salt,
            norm_set, norm_version, measure_id, measure_kind, measure_published) = 0);

create function roll_entry_erased_only() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.registrant_id is not null and new.registrant_id is null
       and new.index = old.index and new.recorded_at = old.recorded_at and new.commitment = old.commitment then
        return new;
    end if;
    raise exception 'rows of % are never changed or removed, only erased', tg_table_name using errcode = 'restrict_violation';
end $$;
drop trigger roll_entry_append_only on roll_entry;
create trigger roll_entry_append_only before update or delete on roll_entry
    for each row execute function roll_entry_erased_only();
