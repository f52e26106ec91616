-- organisation: what an employer is told beyond what everybody may know, on which contract and until when.

create table employer_contract (
    id              uuid        not null,
    organisation_id text        not null,
    scopes          text[]      not null,
    days            daterange   not null,
    reference       text        not null,
    recorded_by     text        not null,
    recorded_at     timestamptz not null,
    ended_by        text,
    ended_at        timestamptz,
    ended_reason    text,
    constraint employer_contract_pk primary key (id),
    constraint employer_contract_organisation_fk foreign key (organisation_id) references organisation,
    constraint employer_contract_scopes_ck check (cardinality(scopes) > 0 and scopes <@ array['NAMES', 'WATCHING']),
    constraint employer_contract_days_ck check (not isempty(days) and not lower_inf(days)),
    constraint employer_contract_ended_ck check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (ended_reason is null)),
    -- one at a time
    constraint employer_contract_one_ex exclude using gist (organisation_id with =, days with &&) where (ended_at is null)
);
-- an employer's contracts, the latest first
create index employer_contract_organisation_ix on employer_contract (organisation_id, recorded_at);

-- those that were enrolled before go on as they did, until the office writes down something else
insert into employer_contract (id, organisation_id, scopes, days, reference, recorded_by, recorded_at)
select gen_random_uuid(), id, array['NAMES', 'WATCHING'], daterange(date '2000-01-01', null), 'enrolment', 'job:migration', now()
from organisation
where 'EMPLOYER' = any (kinds);
