package nl.qualityregister.registrant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Columns;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.Organisations;
import nl.qualityregister.trail.Actor;
import nl.qualityregister.trail.Footprint;
import nl.qualityregister.trail.Trail;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of consents: a professional opens parts of her file to an employer or board, until a day, and takes it back when she likes.
 * Whoever shows something on the ground of a consent asks {@link #allows} each time and keeps {@code consent:<id>} as the ground on the
 * trail, which is where its owner reads each use.
 */
@Service
@Transactional
public class Consents {
    private static final int MOST_YEARS = 5;

    private static final String CONSENT = """
            select id, registrant_id, organisation_id, scopes, holds_until, wording, granted_at, revoked_at
              from consent
            """;

    private final JdbcClient jdbc;
    private final Organisations organisations;
    private final Registrants registrants;
    private final Trail trail;
    private final ConsentWordings wordings;
    private final BusinessDay businessDay;
    private final Clock clock;

    Consents(
            JdbcClient jdbc,
            Organisations organisations,
            Registrants registrants,
            Trail trail,
            ConsentWordings wordings,
            BusinessDay businessDay,
            Clock clock) {
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.registrants = registrants;
        this.trail = trail;
        this.wordings = wordings;
        this.businessDay = businessDay;
        this.clock = clock;
    }

    /** In the words that are asked today; see the other. */
    public Consent grant(
            RegistrantId registrant, OrganisationId organisation, Set<ConsentScope> scopes, LocalDate until, Actor by) {
        return grant(registrant, organisation, scopes, until, wordings.current().version(), by);
    }

    /**
     * Refuses with every fault at once: no scope, an unknown organisation, a day past or too far off, words that are not asked any more.
     *
     * @param until the last day
     * @param wording the version of the words that she was shown
     */
    public Consent grant(
            RegistrantId registrant,
            OrganisationId organisation,
            Set<ConsentScope> scopes,
            LocalDate until,
            String wording,
            Actor by) {
        List<Fault> faults = faults(organisation, scopes, until);
        if (!wording.equals(wordings.current().version())) {
            faults.add(Fault.at("/wording", "unknown-value", "value", wording));
        }
        InputRefused.ifAny(faults);
        ConsentId id = new ConsentId(UUID.randomUUID());
        jdbc.sql("""
                        insert into consent (id, registrant_id, organisation_id, scopes, holds_until, wording, granted_at)
                        values (:id, :registrant, :organisation, :scopes, :until, :wording, :at)
                        """)
                .param("id", id.value())
                .param("registrant", registrant.value())
                .param("organisation", organisation.value())
                .param("scopes", scopes.stream().map(Enum::name).sorted().toArray(String[]::new))
                .param("until", until)
                .param("wording", wording)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        return left("consent-granted", id, by);
    }

    private List<Fault> faults(OrganisationId organisation, Set<ConsentScope> scopes, LocalDate until) {
        LocalDate today = businessDay.today();
        List<Fault> faults = new ArrayList<>();
        if (scopes.isEmpty()) {
            faults.add(Fault.at("/scopes", "required"));
        }
        if (organisations.find(List.of(organisation)).isEmpty()) {
            faults.add(Fault.at("/organisation", "unknown-value", "value", organisation));
        }
        if (until.isBefore(today)) {
            faults.add(Fault.at("/until", "date-in-past"));
        } else if (until.isAfter(today.plusYears(MOST_YEARS))) {
            faults.add(Fault.at("/until", "consent-too-long", "years", MOST_YEARS));
        }
        return faults;
    }

    /** From this moment on it opens nothing; revoking again changes nothing. Refuses with {@link ConsentNotFound}. */
    public Consent revoke(ConsentId id, Actor by) {
        int revoked = jdbc.sql("update consent set revoked_at = :at where id = :id and revoked_at is null")
                .param("at", Timestamp.from(clock.instant()))
                .param("id", id.value())
                .update();
        return revoked == 1 ? left("consent-revoked", id, by) : find(id).orElseThrow(() -> new ConsentNotFound(id));
    }

    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Optional<Consent> find(ConsentId id) {
        return jdbc.sql(CONSENT + "where id = :id")
                .param("id", id.value())
                .query((row, number) -> consent(row))
                .optional();
    }

    /** The consent by which the organisation may see that part of the registrant's file now; empty when there is none. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Optional<ConsentId> allows(RegistrantId registrant, OrganisationId organisation, ConsentScope scope) {
        return jdbc.sql("""
                        select id
                          from consent
                         where registrant_id = :registrant
                           and organisation_id = :organisation
                           and :scope = any(scopes)
                           and holds_until >= :day
                           and revoked_at is null
                         order by holds_until desc, id
                         limit 1
                        """)
                .param("registrant", registrant.value())
                .param("organisation", organisation.value())
                .param("scope", scope.name())
                .param("day", businessDay.today())
                .query(UUID.class)
                .optional()
                .map(ConsentId::new);
    }

    /** All that the registrants ever gave, the newest first. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<Consent> of(Collection<RegistrantId> registrants) {
        return jdbc.sql(CONSENT + "where registrant_id = any(:registrants) order by granted_at desc, id")
                .param("registrants", Columns.numbers(registrants, RegistrantId::value))
                .query((row, number) -> consent(row))
                .list();
    }

    /** What the organisation may see now, of whom, the newest first. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<Consent> to(OrganisationId organisation) {
        return jdbc.sql(CONSENT + """
                        where organisation_id = :organisation and holds_until >= :day and revoked_at is null
                        order by granted_at desc, id
                        """)
                .param("organisation", organisation.value())
                .param("day", businessDay.today())
                .query((row, number) -> consent(row))
                .list();
    }

    private Consent left(String act, ConsentId id, Actor by) {
        Consent consent = find(id).orElseThrow(() -> new ConsentNotFound(id));
        List<String> subjects = registrants.byId(List.of(consent.registrant())).values().stream()
                .map(person -> person.number().value())
                .toList();
        trail.record(List.of(new Footprint(by, act, "consent:" + id, subjects, "own-file", null)));
        return consent;
    }

    private static Consent consent(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime revokedAt = row.getObject("revoked_at", OffsetDateTime.class);
        return new Consent(
                new ConsentId(row.getObject("id", UUID.class)),
                new RegistrantId(row.getLong("registrant_id")),
                new OrganisationId(row.getString("organisation_id")),
                Arrays.stream((String[]) row.getArray("scopes").getArray())
                        .map(ConsentScope::valueOf)
                        .collect(Collectors.toUnmodifiableSet()),
                row.getObject("holds_until", LocalDate.class),
                row.getString("wording"),
                row.getObject("granted_at", OffsetDateTime.class).toInstant(),
                revokedAt == null ? null : revokedAt.toInstant());
    }
}
