-- decision: lapses that wait for their day. The job that enters them enters nothing that no person decided.

alter table renewal_decision
    -- what a lapse refers to
    add constraint renewal_decision_lapse_uk unique (id, outcome, decided_on);

create table lapse (
    decision_id uuid not null,
    outcome     text not null default 'NOT_RENEWED',
    decided_on  date not null,
    -- the first day without the registration
    from_day    date not null,
    entered_on  date,
    entered_by  text,
    constraint lapse_pk primary key (decision_id),
    constraint lapse_decision_fk foreign key (decision_id, outcome, decided_on) references renewal_decision (id, outcome, decided_on),
    constraint lapse_outcome_ck check (outcome = 'NOT_RENEWED'),
    constraint lapse_after_decision_ck check (from_day > decided_on),
    -- not before the evening of the last day
    constraint lapse_after_term_ck check (entered_on is null or (entered_by is not null and entered_on >= from_day - 1))
);
-- what is due
create index lapse_due_ix on lapse (from_day, decision_id) where entered_on is null;
