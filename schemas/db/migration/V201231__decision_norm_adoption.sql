-- decision: the adoption of a norm set or a register, proposed by one person and confirmed by another.

create table norm_proposal (
    id          uuid        not null,
    draft_id    uuid        not null,
    revision    integer     not null,
    reason      text        not null,
    proposed_by text        not null,
    proposed_at timestamptz not null,
    constraint norm_proposal_pk primary key (id),
    constraint norm_proposal_revision_fk foreign key (draft_id, revision) references norm_draft_revision,
    constraint norm_proposal_once_uk unique (draft_id, revision),
    constraint norm_proposal_by_uk unique (id, proposed_by),
    constraint norm_proposal_reason_ck check (char_length(reason) between 1 and 4000)
);
create trigger norm_proposal_append_only before update or delete on norm_proposal
    for each row execute function append_only();

-- Four eyes: the proposer stands in the row by a key of the proposal, and is not the one who confirms.
create table norm_adoption (
    proposal_id  uuid        not null,
    proposed_by  text        not null,
    confirmed_by text        not null,
    confirmed_at timestamptz not null,
    constraint norm_adoption_pk primary key (proposal_id),
    constraint norm_adoption_proposal_fk foreign key (proposal_id, proposed_by) references norm_proposal (id, proposed_by),
    constraint norm_adoption_four_eyes_ck check (confirmed_by <> proposed_by)
);
create trigger norm_adoption_append_only before update or delete on norm_adoption
    for each row execute function append_only();
