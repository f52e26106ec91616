-- cycle: the same facts at half the price: the cycle is looked up once for all kinds, numbers merged into it once for evidence and
-- confirmations, and what the roll says once for registrations and for the days between them. Days of suspension are before the norm as an
-- interruption of the kind suspended, which it may let stop the clock.

create view cycle_fact as
select cycle.id                as cycle_id,
       upper(cycle.days) - 1   as last_day,
       known.fact,
       known.kind,
       known.key,
       known.day,
       known.category,
       known.type,
       known.topic,
       known.points,
       known.hours,
       known.details
from cycle
cross join lateral (
    select cycle.registrant_id || array(select registrant_id from visibility where survivor_id = cycle.registrant_id) as numbers) person
cross join lateral (
    -- what stands in the ledger
    select 'credit:' || credit.id as fact,
           'credit'               as kind,
           credit.id::text        as key,
           credit.completed_on    as day,
           credit.category,
           credit.type,
           credit.topic,
           credit.points,
           credit.hours,
           credit.attributes      as details
    from credit
    where credit.registrant_id = cycle.registrant_id
      and credit.register = cycle.register
      and credit.reverses is null
      and not exists (select from credit counter where counter.reverses = credit.id)
    union all
    -- accepted evidence that is no activity, also of numbers that were merged into this person's; an earlier day than the cycle's first
    -- is in it too (a rule may look back)
    select 'evidence:' || evidence.id || ':' || evidence.version,
           evidence.kind,
           evidence.id::text,
           coalesce(evidence.claim ->> 'from', evidence.claim ->> 'validFrom')::date,
           null, null, null, null, null,
           evidence.claim
    from evidence
    where evidence.registrant_id = any(person.numbers)
      and evidence.register = cycle.register
      and evidence.state = 'ACCEPTED'
      and evidence.kind <> 'activity'
    union all
    -- what others have confirmed
    select 'confirmation:' || confirmed_fact.id,
           'confirmation',
           confirmed_fact.kind,
           confirmed_fact.happened_on,
           null, null, null, null, null,
           jsonb_build_object('by', confirmed_fact.given_by)
    from confirmed_fact
    where confirmed_fact.registrant_id = any(person.numbers) and confirmed_fact.register = cycle.register
    union all
    -- registrations for the cycle's occupations, one that goes on after the cycle's last day without an end yet; and, without an
    -- occupation, days between two registrations on which there was none for any of them, and days of suspension
    select stood.kind || ':' || coalesce(stood.occupation || ':', '') || lower(stood.days) || ':' || coalesce(stood.until::text, ''),
           case stood.kind when 'suspended' then 'off-register' else stood.kind end,
           coalesce(stood.occupation, stood.kind),
           lower(stood.days),
           null, null, null, null, null,
           jsonb_build_object('until', stood.until)
    from (select roll.occupation,
                 ranges.kind,
                 ranges.days,
                 case when upper(ranges.days) <= upper(cycle.days) then upper(ranges.days) - 1 end as until
          from (select occupation,
                       range_agg(days) as runs,
                       -- one of several occupations that is suspended stops nothing
                       range_agg(days) filter (where status = 'SUSPENDED')
                           - coalesce(range_agg(days) filter (where status = 'REGISTERED'), '{}') as rests
                from roll_standing
                where roll_standing.registrant_id = cycle.registrant_id
                  and roll_standing.register = cycle.register
                  and roll_standing.occupation = any(cycle.occupations)
                  and roll_standing.status in ('REGISTERED', 'SUSPENDED')
                  and upper_inf(roll_standing.known)
                group by grouping sets ((occupation), ())) roll
          cross join lateral (
              select case when roll.occupation is null then 'off-register' else 'registration' end as kind,
                     unnest(case when roll.occupation is null then datemultirange(range_merge(roll.runs)) - roll.runs
                                 else roll.runs end) as days
              union all
              select 'suspended', unnest(roll.rests)
              where roll.occupation is null and roll.rests is not null) ranges) stood
    where case stood.kind when 'off-register' then stood.until is not null else lower(stood.days) < upper(cycle.days) end
    union all
    -- how earlier cycles of the same register ended, of which an occupation is judged here as well: the verdict no other one follows
    select 'verdict:' || verdict.id,
           'verdict',
           verdict.id::text,
           upper(earlier.days) - 1,
           null, null, null, null, null,
           jsonb_build_object('outcome', verdict.outcome, 'carriedOut', verdict.result -> 'carriedOut')
    from cycle earlier
    join verdict on verdict.cycle_id = earlier.id
    where earlier.registrant_id = cycle.registrant_id
      and earlier.register = cycle.register
      and earlier.occupations && cycle.occupations
      and upper(earlier.days) <= lower(cycle.days)
      and not exists (select from verdict later where later.cycle_id = earlier.id and later.follows = verdict.id)) known;
