-- course: attendance is never changed. What was wrong is voided by a fact that names it; what is recorded again is the next attempt.

alter table attendance
    add column attempt smallint not null default 1,
    drop constraint attendance_pk,
    add constraint attendance_pk primary key (edition_code, registrant_id, session, attempt);

create table attendance_void (
    edition_code  text collate "C" not null,
    registrant_id bigint      not null,
    session       smallint    not null,
    attempt       smallint    not null,
    reason        text        not null,
    voided_at     timestamptz not null,
    voided_by     text        not null,
    constraint attendance_void_pk primary key (edition_code, registrant_id, session, attempt),
    constraint attendance_void_attendance_fk foreign key (edition_code, registrant_id, session, attempt) references attendance
);
create trigger attendance_append_only before update or delete on attendance
    for each row execute function append_only();
create trigger attendance_void_append_only before update or delete on attendance_void
    for each row execute function append_only();

-- an employer reports for the provider
create table attendance_delegation (
    id            uuid        not null,
    edition_code  text collate "C" not null,
    employer_id   text        not null,
    delegated_at  timestamptz not null,
    delegated_by  text        not null,
    ended_at      timestamptz,
    constraint attendance_delegation_pk primary key (id),
    constraint attendance_delegation_edition_fk foreign key (edition_code) references edition,
    constraint attendance_delegation_employer_fk foreign key (employer_id) references organisation
);
create unique index attendance_delegation_once_uk on attendance_delegation (edition_code, employer_id) where ended_at is null;

-- what a professional says of her attendance: it is missing, or it is not hers
create table attendance_dispute (
    id            uuid        not null,
    edition_code  text collate "C" not null,
    registrant_id bigint      not null,
    kind          text        not null,
    remark        text        not null,
    raised_at     timestamptz not null,
    answer        text,
    upheld        boolean,
    answered_at   timestamptz,
    answered_by   text,
    constraint attendance_dispute_pk primary key (id),
    constraint attendance_dispute_edition_fk foreign key (edition_code) references edition,
    constraint attendance_dispute_registrant_fk foreign key (registrant_id) references registrant,
    constraint attendance_dispute_kind_ck check (kind in ('MISSING', 'NOT_MINE')),
    constraint attendance_dispute_answered_ck check ((answered_at is null) = (upheld is null))
);
create unique index attendance_dispute_once_uk on attendance_dispute (edition_code, registrant_id) where answered_at is null;
