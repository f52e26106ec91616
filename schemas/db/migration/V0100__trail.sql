-- trail: who did or saw what of whom, when, on which ground. Append-only, ids and never contents.

create table trail_entry (
    id          bigint generated always as identity,
    occurred_at timestamptz not null default clock_timestamp(),
    actor       text        not null,
    act         text        not null,
    object      text        not null,
    subjects    text[]      not null,
    ground      text        not null,
    client      text,
    constraint trail_entry_pk primary key (id),
    constraint trail_entry_act_ck check (act ~ '^[a-z]+(-[a-z]+)*$')
);
-- the professional's question "who looked at mine"
create index trail_entry_subjects_ix on trail_entry using gin (subjects);

create function append_only() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are never changed or removed', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger trail_entry_append_only before update or delete on trail_entry
    for each row execute function append_only();
