-- jobs: the kept channel between the process that runs a job and those that work on its ranges of keys. The shape is Spring
-- Integration's JdbcChannelMessageStore's; a row is taken with delete … for update skip locked, and is back when its taker dies.
create table partition_channel_message (
    message_id       char(36)     not null,
    group_key        char(36)     not null,
    created_date     bigint       not null,
    message_priority bigint,
    message_sequence bigint       not null generated always as identity,
    message_content  bytea        not null,
    region           varchar(100) not null,
    constraint partition_channel_message_pk primary key (region, group_key, created_date, message_sequence)
);
