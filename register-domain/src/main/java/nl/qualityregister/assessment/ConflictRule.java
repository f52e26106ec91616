package nl.qualityregister.assessment;

import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.organisation.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Nobody judges his or her own evidence, nor that of a colleague: somebody who works, on the business day, for an organisation for
 * which the assessor works too, be it by a role here or as a registrant with an employer. Nor does anybody judge what an organisation
 * asks for which he or she works, nor what he or she judged or decided before.
 */
@Component
class ConflictRule {
    /** Continues a where over {@code desk_item i}. */
    static final String WITHOUT_CONFLICT = """
              and not (:assessor = any(i.barred))
              and not exists (
                  select from registrant own
                  where own.id = i.registrant_id
                    and own.account_id = :assessor)
              and not exists (
                  select from (
                      select e.organisation_id
                      from employment e
                      where e.registrant_id = i.registrant_id
                        and e.works_from <= :day
                        and (e.works_until is null or e.works_until > :day)
                      union all
                      select i.provider_id) concerned
                  where concerned.organisation_id in (
                        select g.organisation_id
                        from role_grant g
                        where g.account_id = :assessor
                          and g.holds_from <= :day
                          and (g.holds_until is null or g.holds_until > :day)
                        union all
                        select works.organisation_id
                        from registrant me
                        join employment works on works.registrant_id = me.id
                        where me.account_id = :assessor
                          and works.works_from <= :day
                          and (works.works_until is null or works.works_until > :day)))
            """;

    private final JdbcClient jdbc;
    private final BusinessDay businessDay;

    ConflictRule(JdbcClient jdbc, BusinessDay businessDay) {
        this.jdbc = jdbc;
        this.businessDay = businessDay;
    }

    JdbcClient.StatementSpec as(AccountId assessor, String statement) {
        return jdbc.sql(statement).param("assessor", assessor.value()).param("day", businessDay.today());
    }
}
