-- course: courses, accreditations, editions, attendance. Codes are ordered by their characters, the same on every server, so that
-- the catalogue can be paged by them.

create table course (
    code             text collate "C" not null,
    provider_id      text        not null,
    title            text        not null,
    title_english    text,
    type             text        not null,
    topic            text,
    knowledge_source text        not null,
    delivery         text        not null,
    hours            bigint      not null,
    offered_at       timestamptz not null,
    version          bigint      not null default 0,
    constraint course_pk primary key (code),
    constraint course_provider_fk foreign key (provider_id) references organisation,
    constraint course_knowledge_source_ck check (knowledge_source in ('professional', 'scientific', 'experiential')),
    constraint course_hours_ck check (hours >= 0)
);

create table accreditation (
    id          uuid   not null,
    course_code text collate "C" not null,
    register    text   not null,
    category    text   not null,
    points      bigint not null,
    valid       daterange not null,
    body_id     text   not null,
    constraint accreditation_pk primary key (id),
    constraint accreditation_course_fk foreign key (course_code) references course,
    constraint accreditation_body_fk foreign key (body_id) references organisation,
    constraint accreditation_points_ck check (points >= 0),
    constraint accreditation_valid_ck check (not isempty(valid) and not lower_inf(valid) and not upper_inf(valid)),
    constraint accreditation_once exclude using gist
        (course_code with =, register with =, category with =, valid with &&)
);

create table edition (
    code        text collate "C" not null,
    course_code text collate "C" not null,
    starts_on   date     not null,
    ends_on     date     not null,
    sessions    smallint not null,
    seats       integer,
    place       text,
    constraint edition_pk primary key (code),
    constraint edition_course_fk foreign key (course_code) references course,
    constraint edition_days_ck check (ends_on >= starts_on),
    constraint edition_sessions_ck check (sessions between 1 and 366),
    constraint edition_seats_ck check (seats > 0)
);

create table attendance (
    edition_code  text collate "C" not null,
    registrant_id bigint      not null,
    session       smallint    not null,
    recorded_at   timestamptz not null,
    recorded_by   text        not null,
    constraint attendance_pk primary key (edition_code, registrant_id, session),
    constraint attendance_edition_fk foreign key (edition_code) references edition,
    constraint attendance_registrant_fk foreign key (registrant_id) references registrant,
    constraint attendance_session_ck check (session between 1 and 366)
);
