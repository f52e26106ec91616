-- assessment: who was reminded of what was asked back, once; and what was handed in before.

create table desk_reminder (
    item_id     uuid        not null,
    reminded_at timestamptz not null,
    constraint desk_reminder_pk primary key (item_id),
    constraint desk_reminder_item_fk foreign key (item_id) references desk_item
);

-- the likeness of a text: 128 least hashes of its runs of words, and 32 bands of four of them for finding what may be alike. The
-- text itself is not kept here.
create table evidence_likeness (
    evidence_id   uuid        not null,
    registrant_id bigint      not null,
    submitted_at  timestamptz not null,
    sketch        integer[]   not null,
    bands         integer[]   not null,
    constraint evidence_likeness_pk primary key (evidence_id),
    constraint evidence_likeness_evidence_fk foreign key (evidence_id) references evidence,
    constraint evidence_likeness_registrant_fk foreign key (registrant_id) references registrant,
    constraint evidence_likeness_sketch_ck check (cardinality(sketch) = 128 and cardinality(bands) = 32)
);
-- what shares a band
create index evidence_likeness_bands_ix on evidence_likeness using gin (bands);
