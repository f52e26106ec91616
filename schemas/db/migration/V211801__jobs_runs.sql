-- jobs: what runs and ran, for people and for the API; and which business days are done.
create table job_run (
    execution_id bigint      not null,
    job          text        not null,
    parameters   jsonb       not null,
    state        text        not null,
    taken_up     bigint,
    started_at   timestamptz not null,
    ended_at     timestamptz,
    step         text,
    read         bigint      not null default 0,
    written      bigint      not null default 0,
    skipped      bigint      not null default 0,
    told_at      timestamptz not null,
    summary      jsonb       not null default '[]',
    failure      text,
    constraint job_run_pk primary key (execution_id),
    constraint job_run_state_ck check (state in ('RUNNING', 'DONE', 'STOPPED', 'FAILED', 'KILLED')),
    constraint job_run_ended_ck check ((state in ('RUNNING', 'KILLED')) = (ended_at is null))
);
-- the latest of one job
create index job_run_job_ix on job_run (job, execution_id desc);

create table business_day_done (
    business_day date        not null,
    done_at      timestamptz not null,
    constraint business_day_done_pk primary key (business_day)
);
