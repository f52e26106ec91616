-- course: seats booked on editions, and what professionals plan themselves. Neither ever credits.

alter table edition add column waiting_list boolean not null default false;

create table booking (
    id            uuid        not null,
    edition_code  text collate "C" not null,
    registrant_id bigint      not null,
    state         text        not null,
    booked_at     timestamptz not null,
    booked_by     text        not null,
    moved_at      timestamptz not null,
    moved_by      text        not null,
    version       bigint      not null default 0,
    constraint booking_pk primary key (id),
    constraint booking_edition_fk foreign key (edition_code) references edition,
    constraint booking_registrant_fk foreign key (registrant_id) references registrant,
    constraint booking_state_ck check (state in ('SEATED', 'WAITING', 'CANCELLED'))
);
-- one seat a person; who cancelled may book again
create unique index booking_once_uk on booking (edition_code, registrant_id) where state <> 'CANCELLED';
-- what a professional has booked: her own list, and the forecast of many
create index booking_registrant_ix on booking (registrant_id, edition_code) where state <> 'CANCELLED';

create table own_plan (
    id               uuid        not null,
    registrant_id    bigint      not null,
    register         text        not null,
    title            text        not null,
    completed_on     date        not null,
    category         text        not null,
    type             text        not null,
    topic            text,
    knowledge_source text,
    points           bigint,
    hours            bigint,
    planned_at       timestamptz not null,
    dropped_at       timestamptz,
    version          bigint      not null default 0,
    constraint own_plan_pk primary key (id),
    constraint own_plan_registrant_fk foreign key (registrant_id) references registrant,
    constraint own_plan_knowledge_source_ck check (knowledge_source in ('professional', 'scientific', 'experiential')),
    constraint own_plan_amounts_ck check (points >= 0 and hours >= 0 and (points is not null or hours is not null))
);
-- her own list, and the forecast of many
create index own_plan_registrant_ix on own_plan (registrant_id, register, completed_on) where dropped_at is null;
