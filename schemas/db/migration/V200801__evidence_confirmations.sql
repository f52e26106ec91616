-- evidence: confirmations by a named third party, asked for by the professional and answered over a link.

create table confirmation (
    id                    uuid        not null,
    registrant_id         bigint      not null,
    register              text        not null,
    kind                  text        not null,
    happened_on           date        not null,
    statement             text        not null,
    evidence_id           uuid,
    relation              text        not null,
    asked_name            text        not null,
    asked_email           text        not null,
    language              text        not null,
    state                 text        not null,
    times_asked           integer     not null,
    asked_at              timestamptz not null,
    last_asked_at         timestamptz not null,
    expires_at            timestamptz not null,
    answered_at           timestamptz,
    answered_name         text,
    answered_role         text,
    answered_number       text,
    answered_remark       text,
    given_by              text,
    credential            boolean,
    withdrawn_at          timestamptz,
    version               bigint      not null default 0,
    constraint confirmation_pk primary key (id),
    constraint confirmation_registrant_fk foreign key (registrant_id) references registrant,
    constraint confirmation_evidence_fk foreign key (evidence_id) references evidence,
    constraint confirmation_state_ck check (state in ('ASKED', 'CONFIRMED', 'DECLINED', 'WITHDRAWN')),
    constraint confirmation_relation_ck check (relation in ('OTHER_REGISTRANT', 'LINE_MANAGER', 'SUPERVISOR', 'MENTOR',
        'COLLEAGUE', 'CLIENT', 'EDUCATION_INSTITUTION', 'OTHER')),
    -- whoever answered said who he is
    constraint confirmation_answer_ck check (state not in ('CONFIRMED', 'DECLINED')
        or (answered_at is not null and answered_name is not null and answered_role is not null)),
    -- a confirmation by oneself is none
    constraint confirmation_given_by_ck check (state <> 'CONFIRMED'
        or (given_by is not null and given_by <> 'self' and credential is not null))
);
-- the registrant's own list, and the facts of a registrant
create index confirmation_registrant_ix on confirmation (registrant_id, asked_at desc, id desc);
-- whom to remind
create index confirmation_waiting_ix on confirmation (last_asked_at, id) where state = 'ASKED';

-- a link is kept as its hash only; each mail has one of its own, and an answer uses up all of them
create table confirmation_link (
    token_sha256    text        not null,
    confirmation_id uuid        not null,
    drawn_at        timestamptz not null,
    expires_at      timestamptz not null,
    constraint confirmation_link_pk primary key (token_sha256),
    constraint confirmation_link_confirmation_fk foreign key (confirmation_id) references confirmation,
    constraint confirmation_link_sha256_ck check (token_sha256 ~ '^[0-9a-f]{64}$')
);
create index confirmation_link_confirmation_ix on confirmation_link (confirmation_id);

-- what a norm may look at: one row a confirmation that stands
create view confirmed_fact as
select id, registrant_id, register, kind, happened_on, given_by, credential
from confirmation
where state = 'CONFIRMED';
