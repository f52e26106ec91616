-- norm: each version of a norm set as it was first read, so that what was judged by it can be judged by it again.

create table norm_version (
    norm_set        text        not null,
    version         text        not null,
    register        text        not null,
    document        text        not null,
    sha256          text        not null,
    effective_from  date,
    effective_until date,
    recorded_at     timestamptz not null,
    constraint norm_version_pk primary key (norm_set, version),
    constraint norm_version_norm_set_ck check (norm_set ~ '^[a-z0-9][a-z0-9-]*$'),
    constraint norm_version_register_ck check (register ~ '^[a-z0-9][a-z0-9-]*$'),
    constraint norm_version_sha256_ck check (sha256 ~ '^[0-9a-f]{64}$'),
    constraint norm_version_effective_ck check (effective_until >= effective_from)
);
