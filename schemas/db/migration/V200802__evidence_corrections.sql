-- evidence: a correction is a new piece that names the old one; a save that came too late is kept aside.

alter table evidence add column corrects uuid;
alter table evidence add column answer_by date;
alter table evidence add constraint evidence_corrects_fk foreign key (corrects) references evidence;
alter table evidence add constraint evidence_corrects_ck check (corrects <> id);
-- one living correction of a piece, so that of two at most one counts
create unique index evidence_corrects_uk on evidence (corrects) where state not in ('WITHDRAWN', 'REJECTED');

-- what somebody typed over a version that no longer stood: it changed nothing, and is not lost
create table evidence_aside (
    id           uuid        not null,
    evidence_id  uuid        not null,
    seen_version bigint      not null,
    state        text        not null,
    claim        jsonb       not null,
    files        uuid[]      not null,
    text_sha256  text        not null,
    actor        text        not null,
    saved_at     timestamptz not null,
    constraint evidence_aside_pk primary key (id),
    constraint evidence_aside_evidence_fk foreign key (evidence_id) references evidence,
    -- the same text sent again is kept once
    constraint evidence_aside_uk unique (evidence_id, seen_version, text_sha256)
);
create trigger evidence_aside_append_only before update or delete on evidence_aside
    for each row execute function append_only();
