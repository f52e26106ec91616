package nl.qualityregister.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Columns;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.house.Violation;
import nl.qualityregister.trail.Actor;
import nl.qualityregister.trail.Footprint;
import nl.qualityregister.trail.Trail;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of what employers are told beyond what everybody may know: to whom, what, and until when. Whoever the office enrols as an
 * employer begins with a contract on everything and without a term; an ended one is asked each time, and so is of no use from that moment.
 */
@Service
@Transactional
public class EmployerContracts {
    private static final int LONGEST = 1_000;

    private static final String CONTRACT = """
            select id, organisation_id, scopes, lower(days) as from_day, upper(days) - 1 as last_day, reference, recorded_at, ended_at,
                   ended_reason
            from employer_contract
            """;

    private final JdbcClient jdbc;
    private final Organisations organisations;
    private final Trail trail;
    private final BusinessDay businessDay;
    private final Clock clock;

    EmployerContracts(JdbcClient jdbc, Organisations organisations, Trail trail, BusinessDay businessDay, Clock clock) {
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.trail = trail;
        this.businessDay = businessDay;
        this.clock = clock;
    }

    /** Whether the organisation may be told this today. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public boolean allows(OrganisationId organisation, ContractScope scope) {
        return jdbc.sql("""
                        select exists (
                            select from employer_contract
                            where organisation_id = :organisation and days @> cast(:day as date) and ended_at is null
                              and :scope = any (scopes))
                        """)
                .param("organisation", organisation.value())
                .param("day", businessDay.today())
                .param("scope", scope.name())
                .query(Boolean.class)
                .single();
    }

    /**
     * Writes a contract down. Refuses with OrganisationNotFound, {@link EmployerContractOverlaps}, and every fault at once: no scope, no
     * reference, an organisation that is no employer, a last day before the first.
     */
    public EmployerContract record(NewEmployerContract contract, Actor by) {
        Organisation organisation = organisations.find(List.of(contract.organisation())).stream()
                .findFirst()
                .orElseThrow(() -> new OrganisationNotFound(contract.organisation()));
        InputRefused.ifAny(faults(contract, organisation));
        EmployerContractId id = new EmployerContractId(UUID.randomUUID());
        try {
            insert(id, contract, by);
        } catch (DataIntegrityViolationException refused) {
            throw Violation.of("employer_contract_one_ex", refused)
                    ? new EmployerContractOverlaps(contract.organisation())
                    : refused;
        }
        leave("contract-recorded", contract.organisation(), by);
        return find(id).orElseThrow();
    }

    private static List<Fault> faults(NewEmployerContract contract, Organisation organisation) {
        List<Fault> faults = new ArrayList<>();
        if (!organisation.kinds().contains(OrganisationKind.EMPLOYER)) {
            faults.add(Fault.at("/organisation", "no-employer"));
        }
        if (contract.scopes().isEmpty()) {
            faults.add(Fault.at("/scopes", "required"));
        }
        text(contract.reference(), "/reference", faults);
        @Nullable LocalDate last = contract.lastDay();
        if (last != null && last.isBefore(contract.from())) {
            faults.add(Fault.at("/lastDay", "until-before-from", "from", contract.from()));
        }
        return faults;
    }

    private static void text(String text, String pointer, List<Fault> faults) {
        if (text.isBlank()) {
            faults.add(Fault.at(pointer, "required"));
        } else if (text.length() > LONGEST) {
            faults.add(Fault.at(pointer, "too-long", "max", LONGEST));
        }
    }

    private void insert(EmployerContractId id, NewEmployerContract contract, Actor by) {
        jdbc.sql("""
                        insert into employer_contract (id, organisation_id, scopes, days, reference, recorded_by, recorded_at)
                        values (:id, :organisation, cast(:scopes as text[]), daterange(:from, cast(:last as date), '[]'), :reference, :by,
                                :now)
                        """)
                .param("id", id.value())
                .param("organisation", contract.organisation().value())
                .param("scopes", Columns.text(contract.scopes(), ContractScope::name))
                .param("from", contract.from())
                .param("last", contract.lastDay())
                .param("reference", contract.reference().strip())
                .param("by", by.name())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * From this moment on it holds no longer. Refuses with {@link EmployerContractNotFound}, {@link EmployerContractEnded}, and InputRefused
     * without a reason.
     */
    public EmployerContract end(EmployerContractId id, String reason, Actor by) {
        List<Fault> faults = new ArrayList<>();
        text(reason, "/reason", faults);
        InputRefused.ifAny(faults);
        EmployerContract contract = find(id).orElseThrow(() -> new EmployerContractNotFound(id));
        int ended = jdbc.sql("""
                        update employer_contract set ended_at = :now, ended_by = :by, ended_reason = :reason
                        where id = :id and ended_at is null
                        """)
                .param("id", id.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by.name())
                .param("reason", reason.strip())
                .update();
        if (ended == 0) {
            throw new EmployerContractEnded(id);
        }
        leave("contract-ended", contract.organisation(), by);
        return find(id).orElseThrow();
    }

    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Optional<EmployerContract> find(EmployerContractId id) {
        return jdbc.sql(CONTRACT + "where id = :id")
                .param("id", id.value())
                .query((row, number) -> read(row))
                .optional();
    }

    /** All that the organisation has and had, the latest first. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<EmployerContract> of(OrganisationId organisation) {
        return jdbc.sql(CONTRACT + "where organisation_id = :organisation order by recorded_at desc, id")
                .param("organisation", organisation.value())
                .query((row, number) -> read(row))
                .list();
    }

    @EventListener
    void enrolled(OrganisationsEnrolled enrolled) {
        List<Organisation> employers = enrolled.organisations().stream()
                .filter(organisation -> organisation.kinds().contains(OrganisationKind.EMPLOYER))
                .toList();
        jdbc.sql("""
                        insert into employer_contract (id, organisation_id, scopes, days, reference, recorded_by, recorded_at)
                        select gen_random_uuid(), organisation_id, :scopes, daterange(:from, null), 'enrolment', :by, :now
                        from unnest(:organisations) as employer (organisation_id)
                        """)
                .param("organisations", Columns.text(employers, Organisation::id))
                .param("scopes", Columns.text(List.of(ContractScope.values()), ContractScope::name))
                .param("from", businessDay.today())
                .param("by", enrolled.by().name())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private void leave(String act, OrganisationId organisation, Actor by) {
        trail.record(
                List.of(new Footprint(by, act, "contract:" + organisation, List.of(), "task:administration", null)));
    }

    private static EmployerContract read(ResultSet row) throws SQLException {
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new EmployerContract(
                new EmployerContractId(row.getObject("id", UUID.class)),
                new OrganisationId(row.getString("organisation_id")),
                Arrays.stream((String[]) row.getArray("scopes").getArray())
                        .map(ContractScope::valueOf)
                        .collect(Collectors.toSet()),
                row.getObject("from_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getString("reference"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getString("ended_reason"));
    }
}
