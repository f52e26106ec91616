package nl.qualityregister.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nl.qualityregister.house.Columns;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Providers as they lie in the tables. */
@Repository
class ProviderRows {
    /** How long after each failed look-up the next is tried, at most. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    ProviderRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A number to be looked up. */
    record Due(OrganisationId id, String name, String kvkNumber) {}

    void add(OrganisationId id, NewProvider provider, String nameKey, String postcode, Actor by) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("""
                insert into provider (organisation_id, name_key, postcode, website, kvk_state, kvk_due_at, onboarded_at, onboarded_by)
                values (:id, :key, :postcode, :website, 'UNVERIFIED', cast(:due as timestamptz), :at, :by)
                """)
                .param("id", id.value())
                .param("key", nameKey)
                .param("postcode", postcode)
                .param("website", provider.website())
                .param(
                        "due",
                        provider.kvkNumber() == null ? null : now.toInstant().toString())
                .param("at", now)
                .param("by", by.name())
                .update();
        jdbc.sql("""
                insert into provider_contact (id, organisation_id, name, email, phone)
                select gen_random_uuid(), :id, name, email, phone
                from unnest(:names, :emails, :phones) as contact (name, email, phone)
                """)
                .param("id", id.value())
                .param("names", Columns.text(provider.contacts(), NewProvider.Contact::name))
                .param("emails", Columns.text(provider.contacts(), NewProvider.Contact::email))
                .param("phones", Columns.text(provider.contacts(), NewProvider.Contact::phone))
                .update();
        jdbc.sql("""
                insert into provider_authorisation (organisation_id, register, state)
                select :id, register, 'ASKED'
                from unnest(:registers) as asked (register)
                on conflict do nothing
                """)
                .param("id", id.value())
                .param("registers", Columns.text(provider.registers(), RegisterId::value))
                .update();
    }

    void decide(OrganisationId id, Provider.Authorisation decision, Actor by) {
        jdbc.sql("""
                insert into provider_authorisation (organisation_id, register, state, valid_from, valid_until, institution_until, reason,
                                                    decided_at, decided_by)
                values (:id, :register, :state, cast(:from as date), cast(:until as date), cast(:institution as date), :reason, :at, :by)
                on conflict (organisation_id, register) do update
                set state = excluded.state, valid_from = excluded.valid_from, valid_until = excluded.valid_until,
                    institution_until = excluded.institution_until, reason = excluded.reason, decided_at = excluded.decided_at,
                    decided_by = excluded.decided_by
                """)
                .param("id", id.value())
                .param("register", decision.register().value())
                .param("state", decision.state().name())
                .param("from", text(decision.validFrom()))
                .param("until", text(decision.validUntil()))
                .param("institution", text(decision.institutionUntil()))
                .param("reason", decision.reason())
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by.name())
                .update();
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    Optional<Provider> find(OrganisationId id) {
        return jdbc.sql("""
                select p.organisation_id, o.name, p.postcode, o.kvk_number, p.website, p.kvk_state, p.kvk_name
                from provider p
                join organisation o on o.id = p.organisation_id
                where p.organisation_id = :id
                """)
                .param("id", id.value())
                .query((row, number) -> new Provider(
                        id,
                        row.getString("name"),
                        row.getString("postcode"),
                        row.getString("kvk_number"),
                        row.getString("website"),
                        KvkState.valueOf(row.getString("kvk_state")),
                        row.getString("kvk_name"),
                        contacts(id),
                        authorisations(id)))
                .optional();
    }

    private List<NewProvider.Contact> contacts(OrganisationId id) {
        return jdbc.sql("select name, email, phone from provider_contact where organisation_id = :id order by name, id")
                .param("id", id.value())
                .query((row, number) ->
                        new NewProvider.Contact(row.getString("name"), row.getString("email"), row.getString("phone")))
                .list();
    }

    private List<Provider.Authorisation> authorisations(OrganisationId id) {
        return jdbc.sql("""
                select register, state, valid_from, valid_until, institution_until, reason
                from provider_authorisation
                where organisation_id = :id
                order by register
                """)
                .param("id", id.value())
                .query((row, number) -> authorisation(row))
                .list();
    }

    private static Provider.Authorisation authorisation(ResultSet row) throws SQLException {
        return new Provider.Authorisation(
                new RegisterId(row.getString("register")),
                Provider.State.valueOf(row.getString("state")),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_until", LocalDate.class),
                row.getObject("institution_until", LocalDate.class),
                row.getString("reason"));
    }

    /** Those whose number is to be looked up now; nobody else takes them for as long as the lease. */
    List<Due> claim(int limit, Duration lease) {
        return jdbc.sql("""
                with due as (
                    select organisation_id
                    from provider
                    where kvk_due_at <= :now
                    order by kvk_due_at
                    limit :limit
                    for update skip locked)
                update provider
                set kvk_due_at = :until
                from due
                join organisation o on o.id = due.organisation_id
                where provider.organisation_id = due.organisation_id
                returning provider.organisation_id, o.name, o.kvk_number
                """)
                .param("now", Timestamp.from(clock.instant()))
                .param("until", Timestamp.from(clock.instant().plus(lease)))
                .param("limit", limit)
                .query((row, number) -> new Due(
                        new OrganisationId(row.getString("organisation_id")),
                        row.getString("name"),
                        row.getString("kvk_number")))
                .list();
    }

    void answered(OrganisationId id, KvkState state, @Nullable String name) {
        jdbc.sql("""
                update provider
                set kvk_state = :state, kvk_name = :name, kvk_checked_at = :at, kvk_due_at = null
                where organisation_id = :id
                """)
                .param("state", state.name())
                .param("name", name)
                .param("at", Timestamp.from(clock.instant()))
                .param("id", id.value())
                .update();
    }

    /** Tried again after 1, 2, 4 … minutes, a day at most. */
    void unanswered(OrganisationId id) {
        jdbc.sql("""
                update provider
                set kvk_tries = kvk_tries + 1,
                    kvk_due_at = cast(:at as timestamptz) + least(cast(:longest as interval), interval '1 minute' * power(2, least(kvk_tries, 12)))
                where organisation_id = :id
                """)
                .param("at", Timestamp.from(clock.instant()))
                .param("longest", LONGEST_WAIT.toSeconds() + " seconds")
                .param("id", id.value())
                .update();
    }
}
