package nl.qualityregister.verification;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.qualityregister.house.Columns;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.roll.Registration;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom employers watch, as rows. */
@Component
class WatchRows {
    /** Whoever is watched by consent is so for as long as the consent holds; and nobody without a contract. */
    private static final String HOLDS = """
            watched.left_on is null
            and (watched.ground = 'EMPLOYMENT' or exists (
                 select 1 from consent
                  where consent.registrant_id = watched.registrant_id and consent.organisation_id = watched.organisation_id
                    and 'STATUS' = any(consent.scopes) and consent.holds_until >= :day and consent.revoked_at is null))
            and exists (
                select 1 from employer_contract contract
                 where contract.organisation_id = watched.organisation_id and contract.days @> cast(:day as date)
                   and contract.ended_at is null and 'WATCHING' = any(contract.scopes))
            """;

    private static final String ROW = """
            select watched.id, watched.registrant_id, watched.ground, watched.since, watched.reference, watched.staff_id,
                   watched.enrolled_at
              from watched
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    WatchRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record New(RegistrantId registrant, WatchGround ground, Enrolment asked) {}

    record Row(
            WatchId id,
            RegistrantId registrant,
            WatchGround ground,
            @Nullable LocalDate since,
            @Nullable String reference,
            @Nullable String staffId,
            Instant enrolledAt) {}

    /** Those of whom the organisation may see the status by consent. */
    Set<RegistrantId> consenting(OrganisationId organisation, Collection<RegistrantId> people, LocalDate day) {
        return Set.copyOf(jdbc.sql("""
                        select distinct registrant_id from consent
                         where registrant_id = any(:people) and organisation_id = :organisation
                           and 'STATUS' = any(scopes) and holds_until >= :day and revoked_at is null
                        """)
                .param("people", Columns.numbers(people, RegistrantId::value))
                .param("organisation", organisation.value())
                .param("day", day)
                .query((row, i) -> new RegistrantId(row.getLong("registrant_id")))
                .list());
    }

    /** The ids of those who were not watched before; the unique key alone decides. */
    Map<RegistrantId, WatchId> add(OrganisationId organisation, List<New> people, Actor by) {
        return gathered(jdbc.sql("""
                        insert into watched (id, organisation_id, registrant_id, ground, since, reference, staff_id, enrolled_at,
                                             enrolled_by)
                        select gen_random_uuid(), :organisation, registrant_id, ground, since, reference, staff_id, :now, :by
                          from unnest(:people, :grounds, cast(:since as date[]), :references, :staffIds)
                               as row (registrant_id, ground, since, reference, staff_id)
                         order by registrant_id
                            on conflict (organisation_id, registrant_id) where left_on is null do nothing
                        returning id, registrant_id
                        """)
                .param("organisation", organisation.value())
                .param("people", Columns.numbers(people, one -> one.registrant().value()))
                .param("grounds", Columns.text(people, New::ground))
                .param("since", Columns.text(people, one -> one.asked().since()))
                .param("references", Columns.text(people, one -> one.asked().reference()))
                .param("staffIds", Columns.text(people, one -> one.asked().staffId()))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by.name()));
    }

    Map<RegistrantId, WatchId> known(OrganisationId organisation, Collection<RegistrantId> people) {
        return gathered(jdbc.sql("""
                        select id, registrant_id from watched
                         where organisation_id = :organisation and registrant_id = any(:people) and left_on is null
                        """)
                .param("organisation", organisation.value())
                .param("people", Columns.numbers(people, RegistrantId::value)));
    }

    private static Map<RegistrantId, WatchId> gathered(JdbcClient.StatementSpec statement) {
        return statement
                .query((row, i) -> Map.entry(
                        new RegistrantId(row.getLong("registrant_id")), new WatchId(row.getObject("id", UUID.class))))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** In the order of enrolment, after the one named. */
    List<Row> of(OrganisationId organisation, Optional<WatchId> after, int limit, LocalDate day) {
        return jdbc.sql(ROW + "where watched.organisation_id = :organisation and " + HOLDS + """
                           and (cast(:after as uuid) is null
                                or watched.place > (select place from watched where id = :after and organisation_id = :organisation))
                         order by watched.place
                         limit :limit
                        """)
                .param("organisation", organisation.value())
                .param("day", day)
                .param("after", after.map(WatchId::value).orElse(null))
                .param("limit", limit)
                .query((row, i) -> row(row))
                .list();
    }

    Optional<RegistrantId> leave(OrganisationId organisation, WatchId id, LocalDate day, Actor by) {
        return jdbc.sql("""
                        update watched set left_on = :day, left_by = :by
                         where id = :id and organisation_id = :organisation and left_on is null
                        returning registrant_id
                        """)
                .param("id", id.value())
                .param("organisation", organisation.value())
                .param("day", day)
                .param("by", by.name())
                .query((row, i) -> new RegistrantId(row.getLong("registrant_id")))
                .optional();
    }

    /** Also those who watch a number that was merged into this person's. */
    Map<RegistrantId, List<OrganisationId>> watchers(Collection<RegistrantId> people, LocalDate day) {
        return jdbc
                .sql("""
                        select distinct person.id, watched.organisation_id
                          from unnest(:people) as person (id)
                          left join visibility on visibility.survivor_id = person.id
                          join watched on watched.registrant_id in (person.id, visibility.registrant_id)
                         where
                        """ + HOLDS + " order by person.id, watched.organisation_id")
                .param("people", Columns.numbers(people, RegistrantId::value))
                .param("day", day)
                .query((row, i) -> Map.entry(
                        new RegistrantId(row.getLong("id")), new OrganisationId(row.getString("organisation_id"))))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    /** Notes those that were not announced, and returns them. */
    List<EndingsNear.Ending> announce(LocalDate day, LocalDate until, int limit) {
        return jdbc.sql("""
                        insert into ending_announced
                               (organisation_id, registrant_id, register, occupation, valid_until, announced_on)
                        select watched.organisation_id, standing.registrant_id, standing.register, standing.occupation,
                               standing.valid_until, :day
                          from watched
                          join roll_standing standing on standing.registrant_id = watched.registrant_id
                         where upper_inf(standing.known) and standing.days @> cast(:day as date)
                           and standing.status = 'REGISTERED' and standing.valid_until between :day and :until
                           and not exists (
                               select 1 from ending_announced told
                                where told.organisation_id = watched.organisation_id
                                  and told.registrant_id = standing.registrant_id and told.register = standing.register
                                  and told.occupation = standing.occupation and told.valid_until = standing.valid_until)
                           and not exists (
                               select 1 from roll_standing renewed
                                where renewed.registrant_id = standing.registrant_id and renewed.register = standing.register
                                  and renewed.occupation = standing.occupation and upper_inf(renewed.known)
                                  and renewed.days @> standing.valid_until + 1 and renewed.valid_until > standing.valid_until)
                           and not exists (select 1 from visibility where visibility.registrant_id = watched.registrant_id)
                           and
                        """ + HOLDS + """
                         order by watched.organisation_id, standing.registrant_id
                         limit :limit
                            on conflict do nothing
                        returning organisation_id, registrant_id, register, occupation, valid_until
                        """)
                .param("day", day)
                .param("until", until)
                .param("limit", limit)
                .query((row, i) -> new EndingsNear.Ending(
                        new OrganisationId(row.getString("organisation_id")),
                        new Registration(
                                new RegistrantId(row.getLong("registrant_id")),
                                new RegisterId(row.getString("register")),
                                new OccupationCode(row.getString("occupation"))),
                        row.getObject("valid_until", LocalDate.class)))
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new WatchId(row.getObject("id", UUID.class)),
                new RegistrantId(row.getLong("registrant_id")),
                WatchGround.valueOf(row.getString("ground")),
                row.getObject("since", LocalDate.class),
                row.getString("reference"),
                row.getString("staff_id"),
                row.getObject("enrolled_at", OffsetDateTime.class).toInstant());
    }
}
