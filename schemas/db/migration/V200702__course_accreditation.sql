-- course: a course is versions; a version is applied for in registers, each of which decides. What a decision grants is an
-- accreditation of that version.

alter table course
    add column shown_version     integer not null default 1,
    add column language          text    not null default 'nl',
    add column themes            text[]  not null default '{}',
    add column knowledge_sources text[]  not null default '{}',
    add column summary           text,
    add column summary_english   text,
    add column price_cents       bigint,
    add column search            tsvector generated always as (
        setweight(to_tsvector('pg_catalog.dutch', title), 'A')
        || setweight(to_tsvector('pg_catalog.english', coalesce(title_english, '')), 'A')
        || setweight(to_tsvector('pg_catalog.simple', code), 'B')
        || to_tsvector('pg_catalog.dutch', coalesce(topic, '') || ' ' || coalesce(summary, ''))
        || to_tsvector('pg_catalog.english', coalesce(topic, '') || ' ' || coalesce(summary_english, ''))) stored,
    add constraint course_language_ck check (language ~ '^[a-z]{2}$'),
    add constraint course_price_ck check (price_cents >= 0);
update course set knowledge_sources = array [knowledge_source];
-- the catalogue's full text
create index course_search_ix on course using gin (search);
-- a provider's own courses
create index course_provider_ix on course (provider_id, code);

-- content is what people read, as JSON; what is asked for and counted has its own column
create table course_version (
    course_code text collate "C" not null,
    version     integer     not null,
    state       text        not null,
    content     jsonb       not null,
    hours       bigint      not null,
    files       uuid[]      not null default '{}',
    copied_from text,
    edit        bigint      not null default 0,
    drafted_at  timestamptz not null,
    drafted_by  text        not null,
    fixed_at    timestamptz,
    constraint course_version_pk primary key (course_code, version),
    constraint course_version_course_fk foreign key (course_code) references course,
    constraint course_version_state_ck check (state in ('DRAFT', 'FIXED')),
    constraint course_version_hours_ck check (hours >= 0)
);
insert into course_version (course_code, version, state, content, hours, drafted_at, drafted_by, fixed_at)
select code, 1, 'FIXED',
       jsonb_strip_nulls(jsonb_build_object(
           'title', title, 'titleEnglish', title_english, 'type', type, 'topic', topic, 'themes', '[]'::jsonb,
           'knowledgeSources', jsonb_build_array(knowledge_source), 'delivery', delivery, 'language', 'nl',
           'sessions', '[]'::jsonb, 'selfStudyMinutes', hours * 60 / 100, 'goals', '[]'::jsonb, 'lecturers', '[]'::jsonb,
           'partial', 'all', 'modules', '[]'::jsonb)),
       hours, offered_at, 'job:migration', offered_at
from course;

create sequence course_serial_seq;

create table accreditation_request (
    id           uuid        not null,
    course_code  text collate "C" not null,
    version      integer     not null,
    register     text        not null,
    body_id      text,
    state        text        not null,
    fee_cents    bigint      not null,
    due_on       date        not null,
    submitted_at timestamptz not null,
    submitted_by text        not null,
    answer       text,
    judgement    jsonb,
    concluded_at timestamptz,
    concluded_by text,
    constraint accreditation_request_pk primary key (id),
    constraint accreditation_request_version_fk foreign key (course_code, version) references course_version,
    constraint accreditation_request_body_fk foreign key (body_id) references organisation,
    constraint accreditation_request_state_ck check (state in ('SUBMITTED', 'RETURNED', 'GRANTED', 'REJECTED', 'RECALLED')),
    constraint accreditation_request_judged_ck check ((judgement is null) = (concluded_at is null))
);
-- one application of a version in a register at a time, and one grant
create unique index accreditation_request_once_uk on accreditation_request (course_code, version, register)
    where state in ('SUBMITTED', 'RETURNED', 'GRANTED');
-- a body's and a register's applications
create index accreditation_request_register_ix on accreditation_request (register, submitted_at, id);

alter table accreditation
    -- a register may decide itself
    alter column body_id drop not null,
    add column version    integer     not null default 1,
    add column request_id uuid,
    add column conditions text,
    add column partial    text        not null default 'ALL',
    add column modules    jsonb       not null default '[]',
    -- those that were there before this was kept are ordered by their category
    add column granted_at timestamptz not null default '-infinity',
    -- the last day granted, where it was ended before
    add column ended_early_from date,
    add constraint accreditation_request_fk foreign key (request_id) references accreditation_request,
    add constraint accreditation_partial_ck check (partial in ('ALL', 'SESSION', 'MODULE')),
    drop constraint accreditation_once,
    add constraint accreditation_once exclude using gist
        (course_code with =, version with =, register with =, category with =, valid with &&),
    drop constraint accreditation_valid_ck,
    -- one that was ended before it began is empty, and says from when it would have held
    add constraint accreditation_valid_ck check (
        (not isempty(valid) or ended_early_from is not null) and not lower_inf(valid) and not upper_inf(valid));
-- those that end on a day, for reminders
create index accreditation_valid_ix on accreditation (upper(valid));

alter table edition
    add column version      integer not null default 1,
    -- those that were there before this was kept were not scheduled here
    add column scheduled_at timestamptz not null default '-infinity',
    add column days         date[] not null default '{}',
    add column language     text;
-- the catalogue by day, and the editions of a course
create index edition_course_ix on edition (course_code, ends_on);

-- told to the bodies, not asked of them: a date moved, a lecturer replaced by one of equal role
create table course_notice (
    id          bigint generated always as identity,
    course_code text collate "C" not null,
    version     integer     not null,
    kind        text        not null,
    detail      jsonb       not null,
    noted_at    timestamptz not null,
    noted_by    text        not null,
    constraint course_notice_pk primary key (id),
    constraint course_notice_course_fk foreign key (course_code) references course,
    constraint course_notice_kind_ck check (kind in ('EDITION_MOVED', 'EDITION_CANCELLED', 'LECTURER_REPLACED'))
);
create index course_notice_course_ix on course_notice (course_code, id);

-- how a register deals with applications; what is not set is the least strict
create table accreditation_setting (
    register               text    not null,
    locks_those_in_arrears boolean not null default false,
    panel_sources          text[]  not null default '{}',
    remind_days_before     integer[] not null default '{180,60,14}',
    set_at                 timestamptz not null,
    set_by                 text    not null,
    version                bigint  not null default 0,
    constraint accreditation_setting_pk primary key (register),
    constraint accreditation_setting_sources_ck check (panel_sources <@ array ['professional', 'scientific', 'experiential'])
);

-- who is reminded of what, once
create table course_reminder (
    once_key    text        not null,
    reminded_at timestamptz not null,
    constraint course_reminder_pk primary key (once_key)
);
