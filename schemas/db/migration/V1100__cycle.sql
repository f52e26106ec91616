-- cycle: registration periods and the verdicts on them.

create sequence cycle_id_seq;

create table cycle (
    id            bigint    not null default nextval('cycle_id_seq'),
    registrant_id bigint    not null,
    register      text      not null,
    norm_set      text      not null,
    norm_version  text      not null,
    occupations   text[]    not null,
    renewal       integer   not null,
    days          daterange not null,
    state         text      not null,
    version       bigint    not null default 0,
    constraint cycle_pk primary key (id),
    constraint cycle_registrant_fk foreign key (registrant_id) references registrant,
    constraint cycle_renewal_ck check (renewal >= 0),
    constraint cycle_occupations_ck check (cardinality(occupations) > 0),
    constraint cycle_days_ck check (not isempty(days) and not lower_inf(days) and not upper_inf(days)),
    constraint cycle_state_ck check (state in ('RUNNING', 'JUDGED', 'CLOSED')),
    constraint cycle_no_overlap exclude using gist (registrant_id with =, register with =, norm_set with =, days with &&)
);
-- what is due, by key range
create index cycle_due_ix on cycle (register, upper(days), id) where state = 'RUNNING';
-- what waits for a decision
create index cycle_judged_ix on cycle (register, id) where state = 'JUDGED';

create table verdict (
    id           bigint generated always as identity,
    cycle_id     bigint      not null,
    follows      bigint,
    norm_set     text        not null,
    norm_version text        not null,
    business_day date        not null,
    evaluated_on date        not null,
    outcome      text        not null,
    met          boolean     not null,
    result       jsonb       not null,
    credits      bigint[]    not null,
    evidence     uuid[]      not null,
    facts_sha256 text        not null,
    judged_at    timestamptz not null,
    judged_by    text        not null,
    constraint verdict_pk primary key (id),
    constraint verdict_cycle_fk foreign key (cycle_id) references cycle,
    constraint verdict_follows_fk foreign key (follows) references verdict,
    -- each verdict has one successor at most and a cycle one first verdict: two nights at once store one, and facts that change
    -- and change back are judged a third time, so that the latest verdict is always the one on the facts as they are
    constraint verdict_once_uk unique nulls not distinct (cycle_id, follows)
);
create trigger verdict_append_only before update or delete on verdict
    for each row execute function append_only();

-- What a norm may look at for a cycle, one row a fact: what stands in the ledger, and accepted evidence that is no activity. An
-- earlier day than the cycle's first is in it too (a rule may look back); the reader leaves out what is later than the day it asks.
create view cycle_fact as
select cycle.id                              as cycle_id,
       upper(cycle.days) - 1                 as last_day,
       'credit:' || credit.id                as fact,
       'credit'                              as kind,
       credit.id::text                       as key,
       credit.completed_on                   as day,
       credit.category,
       credit.type,
       credit.topic,
       credit.points,
       credit.hours,
       credit.attributes                     as details
from cycle
join credit on credit.registrant_id = cycle.registrant_id and credit.register = cycle.register
where credit.reverses is null
  and not exists (select from credit counter where counter.reverses = credit.id)
union all
select cycle.id,
       upper(cycle.days) - 1,
       'evidence:' || evidence.id || ':' || evidence.version,
       evidence.kind,
       evidence.id::text,
       coalesce(evidence.claim ->> 'from', evidence.claim ->> 'validFrom')::date,
       null,
       null,
       null,
       null,
       null,
       evidence.claim
from cycle
join evidence on evidence.registrant_id = cycle.registrant_id and evidence.register = cycle.register
where evidence.state = 'ACCEPTED'
  and evidence.kind <> 'activity';
