-- decision: what the desk found of an application, what was decided on it and until when that can be objected to; diplomas as the
-- diploma register knows them.

alter table application drop constraint application_state_ck;
alter table application add constraint application_state_ck
    check (state in ('SUBMITTED', 'RETURNED', 'ASSESSED', 'ACCEPTED', 'REFUSED', 'WITHDRAWN'));
alter table application
    add column earlier_id   uuid,
    add column finding      jsonb,
    add column found_at     timestamptz,
    add column assessed_by  text[] not null default '{}',
    add column verdicts     jsonb,
    add column decided_by   text,
    add column decided_at   timestamptz,
    add column object_until date,
    add constraint application_earlier_fk foreign key (earlier_id) references application,
    -- what the desk said stands beside what the registrar made of it
    add constraint application_assessed_ck check (state not in ('ASSESSED', 'RETURNED') or finding is not null),
    add constraint application_decided_ck check (decided_at is null or (decided_by is not null and verdicts is not null)),
    -- nobody decides on his or her own application, nor on one that he or she judged at the desk
    add constraint application_own_ck check (decided_by <> 'account:' || applicant::text),
    add constraint application_two_people_ck check (not (decided_by = any (assessed_by)));

drop index application_pending_uk;
create unique index application_pending_uk on application (applicant, register)
    where state in ('SUBMITTED', 'RETURNED', 'ASSESSED');
-- an applicant's own, the newest first
create index application_applicant_ix on application (applicant, submitted_at desc);

-- each form in which it was handed in, for what was decided on is never what was changed afterwards
create table application_submission (
    application_id uuid        not null,
    place          integer     not null,
    asked          jsonb       not null,
    submitted_at   timestamptz not null,
    constraint application_submission_pk primary key (application_id, place),
    constraint application_submission_application_fk foreign key (application_id) references application
);
create trigger application_submission_append_only before update or delete on application_submission
    for each row execute function append_only();
insert into application_submission (application_id, place, asked, submitted_at)
select id, 0, asked, submitted_at from application;

create table diploma_check (
    application_id uuid    not null,
    place          integer not null,
    question       text    not null,
    outcome        text    not null,
    detail         text    not null,
    tries          integer not null default 0,
    checked_at     timestamptz,
    next_try_at    timestamptz,
    constraint diploma_check_pk primary key (application_id, place),
    constraint diploma_check_application_fk foreign key (application_id) references application,
    constraint diploma_check_outcome_ck check (outcome in ('UNVERIFIED', 'CONFIRMED', 'UNKNOWN', 'OTHER_HOLDER')),
    constraint diploma_check_again_ck check (next_try_at is null or outcome = 'UNVERIFIED')
);
-- what is to be asked, the longest due first
create index diploma_check_due_ix on diploma_check (next_try_at) where next_try_at is not null;
