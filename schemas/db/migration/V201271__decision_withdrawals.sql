-- decision: the withdrawal of what a course is accredited for. What was earned stays, unless the decision says from which day it does not.

create table accreditation_withdrawal (
    id                uuid        not null,
    course_code       text collate "C" not null,
    register          text        not null,
    first_day_without date        not null,
    take_back_from    date,
    reason            text        not null,
    digest            text        not null,
    registrants       bigint      not null,
    credits           bigint      not null,
    points            bigint      not null,
    cycles_short      bigint      not null,
    decided_by        text        not null,
    decided_at        timestamptz not null,
    constraint accreditation_withdrawal_pk primary key (id),
    constraint accreditation_withdrawal_course_fk foreign key (course_code) references course,
    constraint accreditation_withdrawal_digest_ck check (digest ~ '^[0-9a-f]{64}$')
);
create trigger accreditation_withdrawal_append_only before update or delete on accreditation_withdrawal
    for each row execute function append_only();
