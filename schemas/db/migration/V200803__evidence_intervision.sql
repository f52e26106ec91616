-- evidence: intervision groups and their sessions. Nothing of what was said is kept: method, duration, theme codes, who was there.

create table intervision_group (
    id            uuid        not null,
    register      text        not null,
    category      text        not null,
    name          text        not null,
    method        text        not null,
    facilitator   text,
    contact_id    bigint      not null,
    registered_on date        not null,
    version       bigint      not null default 0,
    constraint intervision_group_pk primary key (id),
    constraint intervision_group_contact_fk foreign key (contact_id) references registrant
);

-- half-open: left_on is the first day without
create table intervision_member (
    group_id      uuid   not null,
    registrant_id bigint not null,
    joined_on     date   not null,
    left_on       date,
    constraint intervision_member_pk primary key (group_id, registrant_id, joined_on),
    constraint intervision_member_group_fk foreign key (group_id) references intervision_group,
    constraint intervision_member_registrant_fk foreign key (registrant_id) references registrant,
    constraint intervision_member_days_ck check (left_on is null or left_on >= joined_on)
);
-- the groups of a registrant; and whether two people share one
create index intervision_member_registrant_ix on intervision_member (registrant_id, group_id);

create table intervision_session (
    id           uuid        not null,
    group_id     uuid        not null,
    held_on      date        not null,
    hours        bigint      not null,
    method       text        not null,
    themes       text[]      not null,
    guests       integer     not null,
    state        text        not null,
    reported_by  bigint      not null,
    reported_at  timestamptz not null,
    confirmed_at timestamptz,
    voided_at    timestamptz,
    reason       text,
    constraint intervision_session_pk primary key (id),
    constraint intervision_session_group_fk foreign key (group_id) references intervision_group,
    constraint intervision_session_reported_fk foreign key (reported_by) references registrant,
    constraint intervision_session_state_ck check (state in ('REPORTED', 'CONFIRMED', 'VOIDED')),
    constraint intervision_session_hours_ck check (hours > 0),
    constraint intervision_session_guests_ck check (guests >= 0)
);
create index intervision_session_group_ix on intervision_session (group_id, held_on);

create table intervision_attendance (
    session_id    uuid   not null,
    registrant_id bigint not null,
    constraint intervision_attendance_pk primary key (session_id, registrant_id),
    constraint intervision_attendance_session_fk foreign key (session_id) references intervision_session,
    constraint intervision_attendance_registrant_fk foreign key (registrant_id) references registrant
);
