-- privacy: what people ask of the register about their own data, and what became of it.

create table erasure_request (
    id            uuid        not null,
    registrant_id bigint      not null,
    state         text        not null,
    reason        text,
    asked_by      text        not null,
    asked_at      timestamptz not null,
    -- of the preview that the first of two approved
    digest        text,
    first_by      text,
    first_at      timestamptz,
    decided_by    text,
    decided_at    timestamptz,
    decision      text,
    done_at       timestamptz,
    version       bigint      not null default 0,
    constraint erasure_request_pk primary key (id),
    constraint erasure_request_registrant_fk foreign key (registrant_id) references registrant,
    constraint erasure_request_state_ck check (state in ('REQUESTED', 'SEEN', 'GRANTED', 'REFUSED', 'WITHDRAWN', 'DONE')),
    constraint erasure_request_four_eyes_ck check (first_by <> decided_by or state in ('REFUSED', 'WITHDRAWN')),
    constraint erasure_request_granted_ck check (state not in ('GRANTED', 'DONE') or (first_by is not null and decided_by is not null)),
    constraint erasure_request_people_ck check (
        state not in ('GRANTED', 'DONE') or (first_by like 'account:%' and decided_by like 'account:%')),
    constraint erasure_request_refused_ck check (state <> 'REFUSED' or decision is not null),
    constraint erasure_request_done_ck check ((state = 'DONE') = (done_at is not null))
);
-- one open request a person
create unique index erasure_request_open_uk on erasure_request (registrant_id) where state in ('REQUESTED', 'SEEN', 'GRANTED');
-- the office's list, and what the night carries out
create index erasure_request_waiting_ix on erasure_request (asked_at, id) where state in ('REQUESTED', 'SEEN', 'GRANTED');

create table rectification_request (
    id            uuid        not null,
    registrant_id bigint      not null,
    about         text        not null,
    entry_index   bigint,
    says          text        not null,
    should_say    text        not null,
    reason        text        not null,
    files         uuid[]      not null,
    state         text        not null,
    asked_by      text        not null,
    asked_at      timestamptz not null,
    decided_by    text,
    decided_at    timestamptz,
    decision      text,
    result        text,
    version       bigint      not null default 0,
    constraint rectification_request_pk primary key (id),
    constraint rectification_request_registrant_fk foreign key (registrant_id) references registrant,
    constraint rectification_request_about_ck check (about in ('ROLL', 'POINTS', 'DECISION', 'OTHER')),
    constraint rectification_request_entry_ck check ((about = 'ROLL') = (entry_index is not null)),
    constraint rectification_request_state_ck check (state in ('REQUESTED', 'GRANTED', 'REFUSED')),
    constraint rectification_request_decided_ck check (
        (state in ('GRANTED', 'REFUSED')) = (decided_by is not null and decided_at is not null and decision is not null)),
    constraint rectification_request_others_ck check (decided_by <> asked_by)
);
-- the office's list, and a person's own
create index rectification_request_waiting_ix on rectification_request (asked_at, id) where state = 'REQUESTED';
create index rectification_request_registrant_ix on rectification_request (registrant_id);
