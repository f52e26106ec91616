-- norm: how a norm set or a register comes to be. A version never changes once it is recorded, whoever holds the database.

create trigger norm_version_append_only before update or delete on norm_version
    for each row execute function append_only();

-- A version without a last day holds until the next one for its registrants. Whoever adopts the next one ends it, once.
create table norm_ending (
    norm_set     text not null,
    version      text not null,
    last_day     date not null,
    next_version text not null,
    constraint norm_ending_pk primary key (norm_set, version),
    constraint norm_ending_version_fk foreign key (norm_set, version) references norm_version,
    constraint norm_ending_next_fk foreign key (norm_set, next_version) references norm_version,
    constraint norm_ending_next_ck check (next_version <> version)
);
create trigger norm_ending_append_only before update or delete on norm_ending
    for each row execute function append_only();

-- The documents of registers, the latest holds. Those that come with the program stop counting once one was adopted.
create table register_version (
    register    text        not null,
    number      integer     not null,
    document    text        not null,
    sha256      text        not null,
    adopted     boolean     not null,
    recorded_at timestamptz not null,
    constraint register_version_pk primary key (register, number),
    constraint register_version_register_ck check (register ~ '^[a-z0-9][a-z0-9-]*$'),
    constraint register_version_number_ck check (number > 0),
    constraint register_version_sha256_ck check (sha256 ~ '^[0-9a-f]{64}$')
);
create trigger register_version_append_only before update or delete on register_version
    for each row execute function append_only();

create table norm_draft (
    id         uuid        not null,
    kind       text        not null,
    drafted_by text        not null,
    drafted_at timestamptz not null,
    constraint norm_draft_pk primary key (id),
    constraint norm_draft_kind_ck check (kind in ('NORM_SET', 'REGISTER'))
);
-- the list of drafts, the newest first
create index norm_draft_drafted_ix on norm_draft (drafted_at desc, id desc);
create trigger norm_draft_append_only before update or delete on norm_draft
    for each row execute function append_only();

-- What was saved stays readable; of two who save on top of the same revision the key lets one through.
create table norm_draft_revision (
    draft_id uuid        not null,
    number   integer     not null,
    document text        not null,
    saved_by text        not null,
    saved_at timestamptz not null,
    constraint norm_draft_revision_pk primary key (draft_id, number),
    constraint norm_draft_revision_draft_fk foreign key (draft_id) references norm_draft,
    constraint norm_draft_revision_number_ck check (number > 0)
);
create trigger norm_draft_revision_append_only before update or delete on norm_draft_revision
    for each row execute function append_only();

create table norm_remark (
    draft_id uuid        not null,
    number   integer     not null,
    revision integer     not null,
    capacity text        not null,
    remark   text        not null,
    made_by  text        not null,
    made_at  timestamptz not null,
    constraint norm_remark_pk primary key (draft_id, number),
    constraint norm_remark_revision_fk foreign key (draft_id, revision) references norm_draft_revision,
    constraint norm_remark_remark_ck check (char_length(remark) between 1 and 10000)
);
create trigger norm_remark_append_only before update or delete on norm_remark
    for each row execute function append_only();

-- What a draft became; from then on it is not saved or remarked on any more.
create table norm_draft_adopted (
    draft_id uuid    not null,
    revision integer not null,
    name     text    not null,
    version  text    not null,
    constraint norm_draft_adopted_pk primary key (draft_id),
    constraint norm_draft_adopted_revision_fk foreign key (draft_id, revision) references norm_draft_revision
);
create trigger norm_draft_adopted_append_only before update or delete on norm_draft_adopted
    for each row execute function append_only();
