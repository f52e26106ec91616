-- roll: entries name the norm they rest on and the measure they are of; who is hidden for safety; the log's commitment.

alter table roll_entry
    add column norm_set text,
    add column norm_version text,
    add column measure_id uuid,
    add column measure_kind text,
    add column measure_published boolean,
    drop constraint roll_entry_kind_ck,
    add constraint roll_entry_kind_ck check (kind in ('REGISTERED', 'RENEWED', 'EXTENDED', 'INTERRUPTED', 'SUSPENDED',
        'MEASURE_IMPOSED', 'MEASURE_LIFTED', 'MEASURE_REVERSED', 'MEASURE_CORRECTED', 'LAPSED', 'WITHDRAWN', 'STRUCK_OFF',
        'REINSTATED', 'CORRECTED', 'MERGED', 'DECEASED')),
    add constraint roll_entry_norm_ck check ((norm_set is null) = (norm_version is null)),
    add constraint roll_entry_measure_kind_ck check
        (measure_kind in ('WARNING', 'REPRIMAND', 'FINE', 'CONDITIONS', 'SUSPENSION', 'STRIKE_OFF')),
    add constraint roll_entry_measure_ck check (
        (measure_id is null) = (measure_kind is null) and (measure_id is null) = (measure_published is null)
        and (measure_id is null or kind in ('MEASURE_IMPOSED', 'MEASURE_LIFTED', 'MEASURE_REVERSED', 'MEASURE_CORRECTED'))),
    -- the right to the title is never taken away in secret
    add constraint roll_entry_measure_public_ck check (measure_published or measure_kind not in ('SUSPENSION', 'STRIKE_OFF')),
    drop constraint roll_entry_once_uk;

-- the same decision is entered once
create unique index roll_entry_once_uk on roll_entry (registrant_id, register, occupation, kind, basis) where measure_id is null;
-- and does the same to one measure once
create unique index roll_entry_measure_once_uk on roll_entry (measure_id, kind, basis) where measure_id is not null;
-- whoever has a measure at all: asked with every look-up
create index roll_entry_measured_ix on roll_entry (registrant_id) where measure_id is not null;
-- the first day of which the register says anything
create index roll_entry_true_from_ix on roll_entry (true_from);

-- A leaf of the log is SHA-256 over a zero byte and the commitment; the commitment, SHA-256 over salt and content, is what the tiles carry.
alter table roll_entry disable trigger roll_entry_append_only;
update roll_entry
   set leaf_hash = sha256(salt || convert_to(
           '{"actor":' || to_json(actor)::text
           || ',"basis":' || to_json(basis)::text
           || ',"format":1,"kind":' || to_json(replace(lower(kind), '_', '-'))::text
           || ',"number":' || to_json((select number from registrant where registrant.id = registrant_id))::text
           || ',"occupation":' || to_json(occupation)::text
           || ',"recordedAt":"' || to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '"'
           || ',"register":' || to_json(register)::text
           || ',"status":' || to_json(replace(lower(status), '_', '-'))::text
           || ',"trueFrom":"' || true_from || '"'
           || coalesce(',"trueUntil":"' || true_until || '"', '')
           || coalesce(',"validUntil":"' || valid_until || '"', '')
           || '}', 'UTF8'));
alter table roll_entry enable trigger roll_entry_append_only;
alter table roll_entry rename column leaf_hash to commitment;

create table roll_hidden (
    id            bigint      not null generated always as identity,
    registrant_id bigint      not null,
    hidden_at     timestamptz not null,
    hidden_by     text        not null,
    basis         text        not null,
    shown_at      timestamptz,
    shown_by      text,
    constraint roll_hidden_pk primary key (id),
    constraint roll_hidden_registrant_fk foreign key (registrant_id) references registrant,
    constraint roll_hidden_shown_ck check ((shown_at is null) = (shown_by is null))
);
-- whether somebody is hidden now: asked with every look-up
create unique index roll_hidden_now_uk on roll_hidden (registrant_id) where shown_at is null;
