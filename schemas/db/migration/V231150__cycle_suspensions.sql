-- cycle: days of suspension are before the norm as an interruption of the kind suspended, which it may let stop the clock.

create or replace view cycle_fact as
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
-- accepted evidence that is no activity; an earlier day than the cycle's first is in it too (a rule may look back)
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
  and evidence.kind <> 'activity'
union all
-- the same of numbers that were merged into this person's
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
join visibility merged on merged.survivor_id = cycle.registrant_id
join evidence on evidence.registrant_id = merged.registrant_id and evidence.register = cycle.register
where evidence.state = 'ACCEPTED'
  and evidence.kind <> 'activity'
union all
-- what others have confirmed
select cycle.id,
       upper(cycle.days) - 1,
       'confirmation:' || confirmed_fact.id,
       'confirmation',
       confirmed_fact.kind,
       confirmed_fact.happened_on,
       null,
       null,
       null,
       null,
       null,
       jsonb_build_object('by', confirmed_fact.given_by)
from cycle
join confirmed_fact on confirmed_fact.registrant_id = cycle.registrant_id and confirmed_fact.register = cycle.register
union all
select cycle.id,
       upper(cycle.days) - 1,
       'confirmation:' || confirmed_fact.id,
       'confirmation',
       confirmed_fact.kind,
       confirmed_fact.happened_on,
       null,
       null,
       null,
       null,
       null,
       jsonb_build_object('by', confirmed_fact.given_by)
from cycle
join visibility merged on merged.survivor_id = cycle.registrant_id
join confirmed_fact on confirmed_fact.registrant_id = merged.registrant_id and confirmed_fact.register = cycle.register
union all
-- registrations for the cycle's occupations; one that goes on after the cycle's last day has no end yet
select cycle.id,
       upper(cycle.days) - 1,
       'registration:' || registered.occupation || ':' || lower(registered.days) || ':'
           || coalesce((upper(registered.days) - 1)::text, ''),
       'registration',
       registered.occupation,
       lower(registered.days),
       null,
       null,
       null,
       null,
       null,
       jsonb_build_object('until', upper(registered.days) - 1)
from cycle
cross join lateral (
    select stood.occupation,
           case when upper(stood.days) <= upper(cycle.days) then stood.days else daterange(lower(stood.days), null) end as days
    from (select occupation, unnest(range_agg(days)) as days
          from roll_standing
          where roll_standing.registrant_id = cycle.registrant_id
            and roll_standing.register = cycle.register
            and roll_standing.occupation = any(cycle.occupations)
            and roll_standing.status in ('REGISTERED', 'SUSPENDED')
            and upper_inf(roll_standing.known)
          group by occupation) stood) registered
where lower(registered.days) < upper(cycle.days)
union all
-- days between two registrations on which there was none for any of the cycle's occupations
select cycle.id,
       upper(cycle.days) - 1,
       'off-register:' || absent.first_day || ':' || absent.last_day,
       'off-register',
       'off-register',
       absent.first_day,
       null,
       null,
       null,
       null,
       null,
       jsonb_build_object('until', absent.last_day)
from cycle
cross join lateral (
    select upper(stood.days) as first_day, lead(lower(stood.days)) over (order by lower(stood.days)) - 1 as last_day
    from (select unnest(range_agg(days)) as days
          from roll_standing
          where roll_standing.registrant_id = cycle.registrant_id
            and roll_standing.register = cycle.register
            and roll_standing.occupation = any(cycle.occupations)
            and roll_standing.status in ('REGISTERED', 'SUSPENDED')
            and upper_inf(roll_standing.known)) stood) absent
where absent.last_day < upper(cycle.days)
union all
-- days on which the cycle's occupations were suspended and none of them registered; what goes on after the last day has no end yet
select cycle.id,
       upper(cycle.days) - 1,
       'suspended:' || lower(rests.days) || ':'
           || case when upper(rests.days) <= upper(cycle.days) then (upper(rests.days) - 1)::text else '' end,
       'off-register',
       'suspended',
       lower(rests.days),
       null,
       null,
       null,
       null,
       null,
       jsonb_build_object('until', case when upper(rests.days) <= upper(cycle.days) then upper(rests.days) - 1 end)
from cycle
cross join lateral (
    select unnest(range_agg(rested.days)
                  - coalesce((select range_agg(other.days)
                              from roll_standing other
                              where other.registrant_id = cycle.registrant_id
                                and other.register = cycle.register
                                and other.occupation = any(cycle.occupations)
                                and other.status = 'REGISTERED'
                                and upper_inf(other.known)), '{}')) as days
    from roll_standing rested
    where rested.registrant_id = cycle.registrant_id
      and rested.register = cycle.register
      and rested.occupation = any(cycle.occupations)
      and rested.status = 'SUSPENDED'
      and upper_inf(rested.known)
    having count(*) > 0) rests
where lower(rests.days) < upper(cycle.days)
union all
-- how earlier cycles of the same register ended, of which an occupation is judged here as well: the verdict no other one follows
select cycle.id,
       upper(cycle.days) - 1,
       'verdict:' || verdict.id,
       'verdict',
       verdict.id::text,
       upper(earlier.days) - 1,
       null,
       null,
       null,
       null,
       null,
       jsonb_build_object('outcome', verdict.outcome, 'carriedOut', verdict.result -> 'carriedOut')
from cycle
join cycle earlier on earlier.registrant_id = cycle.registrant_id
                  and earlier.register = cycle.register
                  and earlier.occupations && cycle.occupations
                  and upper(earlier.days) <= lower(cycle.days)
join verdict on verdict.cycle_id = earlier.id
where not exists (select from verdict later where later.cycle_id = earlier.id and later.follows = verdict.id);
