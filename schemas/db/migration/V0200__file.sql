-- file: uploads by content hash; the bytes lie in the file system under the register's home.

create table file_content (
    sha256     text        not null,
    media_type text        not null,
    size       bigint      not null,
    scan       text        not null,
    stored_at  timestamptz not null,
    constraint file_content_pk primary key (sha256),
    constraint file_content_sha256_ck check (sha256 ~ '^[0-9a-f]{64}$'),
    constraint file_content_size_ck check (size between 1 and 26214400),
    constraint file_content_scan_ck check (scan in ('UNSCANNED', 'CLEAN', 'INFECTED'))
);

create table stored_file (
    id        uuid        not null,
    sha256    text        not null,
    name      text        not null,
    stored_by text        not null,
    stored_at timestamptz not null,
    constraint stored_file_pk primary key (id),
    constraint stored_file_content_fk foreign key (sha256) references file_content
);
