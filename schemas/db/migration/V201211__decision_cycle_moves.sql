-- decision: moving running cycles to another version of their norm.

create table cycle_move (
    id           uuid        not null,
    register     text        not null,
    norm_set     text        not null,
    from_version text        not null,
    to_version   text        not null,
    cohort       jsonb       not null,
    business_day date        not null,
    digest       text        not null,
    reason       text        not null,
    cycles       bigint      not null,
    moved_by     text        not null,
    moved_at     timestamptz not null,
    constraint cycle_move_pk primary key (id),
    constraint cycle_move_versions_ck check (from_version <> to_version),
    constraint cycle_move_digest_ck check (digest ~ '^[0-9a-f]{64}$')
);
create trigger cycle_move_append_only before update or delete on cycle_move
    for each row execute function append_only();

create table cycle_moved (
    move_id  uuid   not null,
    cycle_id bigint not null,
    constraint cycle_moved_pk primary key (move_id, cycle_id),
    constraint cycle_moved_move_fk foreign key (move_id) references cycle_move,
    constraint cycle_moved_cycle_fk foreign key (cycle_id) references cycle
);
-- the moves of a cycle
create index cycle_moved_cycle_ix on cycle_moved (cycle_id);
create trigger cycle_moved_append_only before update or delete on cycle_moved
    for each row execute function append_only();
