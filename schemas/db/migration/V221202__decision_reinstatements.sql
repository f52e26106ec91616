-- decision: registrations that lapsed and came back the short way, on which verdict and with which proof of payment.

create table reinstatement (
    id            uuid        not null,
    cycle_id      bigint      not null,
    occupations   text[]      not null,
    lapsed_on     date        not null,
    from_day      date        not null,
    -- up to which day it was counted: the cycle's last, or the day of the decision
    counted_until date        not null,
    verdict       jsonb       not null,
    reason        text        not null,
    fee_reference text,
    next_cycles   bigint[]    not null,
    decided_by    text        not null,
    decided_at    timestamptz not null,
    constraint reinstatement_pk primary key (id),
    constraint reinstatement_cycle_fk foreign key (cycle_id) references cycle,
    -- of one cycle only once: who lapses again lapses at the end of another
    constraint reinstatement_cycle_uk unique (cycle_id),
    constraint reinstatement_occupations_ck check (cardinality(occupations) > 0),
    constraint reinstatement_days_ck check (from_day >= lapsed_on),
    -- a person decides
    constraint reinstatement_person_ck check (decided_by like 'account:%')
);
create trigger reinstatement_append_only before update or delete on reinstatement
    for each row execute function append_only();
