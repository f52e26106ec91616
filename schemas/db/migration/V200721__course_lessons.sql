-- course: lessons that professionals share with each other. They are in no dossier and no assessment reads them; of one that was
-- withdrawn the text is gone.

create table lesson (
    id            uuid        not null,
    registrant_id bigint      not null,
    register      text        not null,
    theme         text        not null,
    state         text        not null,
    body          text,
    remark        text,
    consented_at  timestamptz not null,
    changed_at    timestamptz not null,
    reviewed_by   text,
    version       bigint      not null default 0,
    constraint lesson_pk primary key (id),
    constraint lesson_registrant_fk foreign key (registrant_id) references registrant,
    constraint lesson_state_ck check (state in ('SUBMITTED', 'RETURNED', 'SHOWN', 'WITHDRAWN')),
    constraint lesson_theme_ck check (theme ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    constraint lesson_body_ck check ((body is null) = (state = 'WITHDRAWN')),
    -- nothing is shown that nobody has read
    constraint lesson_reviewed_ck check (state <> 'SHOWN' or reviewed_by is not null)
);
-- somebody's own lessons
create index lesson_registrant_ix on lesson (registrant_id, changed_at desc, id);
-- what is shown of a theme, and by how many people
create index lesson_theme_ix on lesson (register, theme, id) where state = 'SHOWN';
-- what waits for the editor
create index lesson_submitted_ix on lesson (changed_at, id) where state = 'SUBMITTED';

-- a theme to which at least five people contributed; of fewer nothing is shown, so that nobody is to be recognised
create view shown_theme as
select register, theme, count(distinct registrant_id) as contributors, count(*) as lessons
from lesson
where state = 'SHOWN'
group by register, theme
having count(distinct registrant_id) >= 5;
