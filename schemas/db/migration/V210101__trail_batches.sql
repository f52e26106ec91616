-- trail: rows sealed together; the root of each batch becomes a leaf of the log.

create table trail_batch (
    first_id  bigint      not null,
    last_id   bigint      not null,
    rows      bigint      not null,
    root      bytea       not null,
    sealed_at timestamptz not null,
    constraint trail_batch_pk primary key (first_id),
    constraint trail_batch_ids_ck check (last_id >= first_id and rows > 0)
);
create trigger trail_batch_append_only before update or delete on trail_batch
    for each row execute function append_only();
