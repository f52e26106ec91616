-- import: how far a file has been taken in, and which of its rows were not. A chunk's rows, its faults and the place that was reached
-- are one transaction.

create table import_progress (
    job_instance_id bigint not null,
    -- the last row that was taken or rejected, from 1
    reached         bigint not null,
    counts          jsonb  not null,
    constraint import_progress_pk primary key (job_instance_id),
    constraint import_progress_instance_fk foreign key (job_instance_id) references batch_job_instance,
    constraint import_progress_reached_ck check (reached >= 0)
);

-- rows with a fault, until the rejects file is written
create table import_reject (
    job_instance_id bigint not null,
    row_number      bigint not null,
    -- the line for the rejects file, separators and quotes included
    line            text   not null,
    constraint import_reject_pk primary key (job_instance_id, row_number),
    constraint import_reject_progress_fk foreign key (job_instance_id) references import_progress
);
