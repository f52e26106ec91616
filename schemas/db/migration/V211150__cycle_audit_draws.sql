-- cycle: audit samples. The hash of a seed is published, later the seed itself with the list that was drawn from, so that anybody can draw again.

create table audit_draw (
    id           uuid        not null,
    register     text        not null,
    ends_from    date        not null,
    ends_until   date        not null,
    draw_on      date        not null,
    -- SHA-256 of the seed's bytes, in hexadecimals: published from the beginning
    commitment   text        not null,
    -- secret until it is drawn
    seed         text        not null,
    committed_by text        not null,
    committed_at timestamptz not null,
    committed_on date        not null,
    state        text        not null,
    -- SHA-256 of the published list
    list_sha256  text,
    listed       bigint,
    drawn        bigint,
    drawn_at     timestamptz,
    constraint audit_draw_pk primary key (id),
    constraint audit_draw_commitment_uk unique (commitment),
    constraint audit_draw_commitment_ck check (commitment = encode(sha256(decode(seed, 'hex')), 'hex')),
    constraint audit_draw_days_ck check (ends_until >= ends_from),
    -- nobody draws on the day of the commitment
    constraint audit_draw_beforehand_ck check (draw_on > committed_on),
    constraint audit_draw_state_ck check (state in ('COMMITTED', 'DRAWN')),
    constraint audit_draw_drawn_ck check ((state = 'DRAWN')
        = (list_sha256 is not null and listed is not null and drawn is not null and drawn_at is not null))
);
-- what is due, and what the public reads
create index audit_draw_register_ix on audit_draw (register, draw_on, id);

create table audit_lot (
    draw_id      uuid    not null,
    cycle_id     bigint  not null,
    stratum      text    not null,
    -- in hundredths of a percent
    rate         integer not null,
    forced       boolean not null,
    drawn        boolean not null,
    respond_by   date,
    outcome      text,
    concluded_at timestamptz,
    constraint audit_lot_pk primary key (draw_id, cycle_id),
    constraint audit_lot_draw_fk foreign key (draw_id) references audit_draw,
    constraint audit_lot_cycle_fk foreign key (cycle_id) references cycle,
    constraint audit_lot_rate_ck check (rate between 0 and 10000),
    constraint audit_lot_forced_ck check (drawn or not forced),
    constraint audit_lot_outcome_ck check (outcome is null or (outcome in ('PASSED', 'FAILED') and drawn)),
    constraint audit_lot_respond_ck check (drawn = (respond_by is not null))
);
-- a cycle is drawn once
create unique index audit_lot_drawn_uk on audit_lot (cycle_id) where drawn;
