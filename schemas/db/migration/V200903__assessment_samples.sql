-- assessment: which items are judged a second time, drawn so that anybody who knows the seed can draw again.

create table desk_seed (
    register text        not null,
    month    date        not null,
    seed     text        not null,
    drawn_at timestamptz not null,
    constraint desk_seed_pk primary key (register, month),
    constraint desk_seed_month_ck check (extract(day from month) = 1),
    constraint desk_seed_seed_ck check (seed ~ '^[0-9a-f]{64}$')
);
create trigger desk_seed_append_only before update or delete on desk_seed
    for each row execute function append_only();

-- one row an item that was concluded: the lot it drew, and whether that made it judged twice
create table desk_lot (
    item_id      uuid     not null,
    register     text     not null,
    month        date     not null,
    lot          integer  not null,
    per_thousand smallint not null,
    constraint desk_lot_pk primary key (item_id),
    constraint desk_lot_item_fk foreign key (item_id) references desk_item,
    constraint desk_lot_seed_fk foreign key (register, month) references desk_seed,
    constraint desk_lot_lot_ck check (lot between 0 and 999),
    constraint desk_lot_per_thousand_ck check (per_thousand between 0 and 1000)
);
create trigger desk_lot_append_only before update or delete on desk_lot
    for each row execute function append_only();
