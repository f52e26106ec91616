-- decision: periods that end later because their norm stopped its clock; the last row of a cycle holds, one of no days takes it back.

create table norm_extension (
    number      bigint      not null generated always as identity,
    id          uuid        not null,
    cycle_id    bigint      not null,
    plain_end   date        not null,
    end_by_norm date        not null,
    recorded_by text        not null,
    recorded_at timestamptz not null,
    constraint norm_extension_pk primary key (number),
    constraint norm_extension_id_uk unique (id),
    constraint norm_extension_cycle_fk foreign key (cycle_id) references cycle,
    -- a norm that stops its clock never takes days away
    constraint norm_extension_days_ck check (end_by_norm >= plain_end)
);
-- what stands of a cycle
create index norm_extension_cycle_ix on norm_extension (cycle_id, number);
create trigger norm_extension_append_only before update or delete on norm_extension
    for each row execute function append_only();
