package nl.qualityregister.decision;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Columns;
import nl.qualityregister.organisation.AccountId;
import nl.qualityregister.organisation.OrganisationId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who acts for an organisation, or works there as a registrant: they judge nobody who works there too. */
@Component
class Colleagues {
    private final JdbcClient jdbc;
    private final BusinessDay businessDay;

    Colleagues(JdbcClient jdbc, BusinessDay businessDay) {
        this.jdbc = jdbc;
        this.businessDay = businessDay;
    }

    Set<AccountId> of(Collection<OrganisationId> organisations) {
        return jdbc
                .sql("""
                        select role_grant.account_id
                        from role_grant
                        where organisation_id = any(:organisations)
                          and holds_from <= :day and (holds_until is null or holds_until > :day)
                        union
                        select registrant.account_id
                        from employment
                        join registrant on registrant.id = employment.registrant_id
                        where organisation_id = any(:organisations)
                          and registrant.account_id is not null
                          and works_from <= :day and (works_until is null or works_until > :day)
                        """)
                .param("organisations", Columns.text(organisations, OrganisationId::value))
                .param("day", businessDay.today())
                .query((row, number) -> new AccountId(row.getObject("account_id", UUID.class)))
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }
}
