package nl.qualityregister.registrant;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Columns;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.house.Violation;
import nl.qualityregister.organisation.AccountId;
import nl.qualityregister.organisation.InvitationAccepted;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.OrganisationNotFound;
import nl.qualityregister.organisation.Organisations;
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

/** The door of people. */
@Service
@Transactional
public class Registrants {
    private static final String REGISTRANT = """
        select id, number, initials, called_name, infix, surname, birth_date,
               case when contact_stopped_on is null then email end as email, language, account_id
          from registrant
        """;

    private static final String EMPLOYERS = """
        select registrant_id, organisation_id
          from employment
         where registrant_id = any(:ids) and organisation_id is not null
           and works_from <= :day and (works_until is null or works_until > :day)
         order by works_from, organisation_id
        """;

    private static final Set<String> LANGUAGES = Set.of("nl", "en");

    private final JdbcClient jdbc;
    private final Intake intake;
    private final KeptRegistrants kept;
    private final Organisations organisations;
    private final Trail trail;
    private final Clock clock;

    Registrants(
            JdbcClient jdbc,
            Intake intake,
            KeptRegistrants kept,
            Organisations organisations,
            Trail trail,
            Clock clock) {
        this.jdbc = jdbc;
        this.intake = intake;
        this.kept = kept;
        this.organisations = organisations;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Enters the people in the order given; those without a number are given one. Refuses with RegistrationNumberTaken,
     * AccountAlreadyTied, OrganisationNotFound, or with every fault of the input at once.
     */
    public List<Registrant> enter(Collection<NewRegistrant> people, Actor by) {
        InputRefused.ifAny(faults(people));
        requireOrganisations(people);
        List<Registrant> entered = intake.enter(people);
        leave("registrants-entered", entered.stream().map(Registrant::number).toList(), by);
        return entered;
    }

    /** Those that exist, by number; merged numbers answer under the number asked. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Map<RegistrationNumber, Registrant> byNumber(Collection<RegistrationNumber> numbers) {
        return gather(
                jdbc.sql(REGISTRANT + "where number = any(:numbers)")
                        .param("numbers", Columns.text(numbers, RegistrationNumber::value)),
                Registrant::number);
    }

    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Map<RegistrantId, Registrant> byId(Collection<RegistrantId> ids) {
        return gather(
                jdbc.sql(REGISTRANT + "where id = any(:ids)").param("ids", Columns.numbers(ids, RegistrantId::value)),
                Registrant::id);
    }

    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Optional<Registrant> byAccount(AccountId account) {
        return jdbc.sql(REGISTRANT + "where account_id = :account")
                .param("account", account.value())
                .query((row, i) -> registrant(row))
                .optional();
    }

    /** Ties the account to the person once; refuses with AccountAlreadyTied, RegistrantNotFound. */
    public void tie(AccountId account, RegistrantId registrant, Actor by) {
        KeptRegistrant person = find(registrant);
        if (byAccount(account).filter(holder -> !holder.id().equals(registrant)).isPresent()) {
            throw new AccountAlreadyTied(account);
        }
        if (person.tie(account)) {
            try {
                kept.flush();
            } catch (DataIntegrityViolationException refused) {
                throw Violation.of("registrant_account_uk", refused) ? new AccountAlreadyTied(account) : refused;
            }
            leave("account-tied", List.of(new RegistrationNumber(person.number())), by);
        }
    }

    /** An invitation that was sent to a professional was accepted: the account is hers. */
    @EventListener
    void tie(InvitationAccepted accepted) {
        @Nullable String number = accepted.registrationNumber();
        if (number != null) {
            Registrant person = byNumber(List.of(new RegistrationNumber(number))).values().stream()
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalStateException("the person of " + accepted.invitation() + " is gone"));
            tie(accepted.account(), person.id(), Actor.account(accepted.account()));
        }
    }

    /** Changes where and in which language he or she is written to; refuses with RegistrantNotFound, or with the faults of the input. */
    public void reachAt(RegistrantId registrant, @Nullable String email, String language, Actor by) {
        InputRefused.ifAny(reachFaults("", email, language));
        KeptRegistrant person = find(registrant);
        if (person.reachAt(email, language)) {
            kept.flush();
            leave("contact-changed", List.of(new RegistrationNumber(person.number())), by);
        }
    }

    /** From the day on nobody writes to the person any more: he or she has no address for whoever asks. */
    public void stopContact(RegistrantId registrant, LocalDate day) {
        jdbc.sql("update registrant set contact_stopped_on = :day, version = version + 1 where id = :id")
                .param("day", day)
                .param("id", registrant.value())
                .update();
    }

    /** It was stopped by mistake. */
    public void resumeContact(RegistrantId registrant) {
        jdbc.sql("update registrant set contact_stopped_on = null, version = version + 1 where id = :id")
                .param("id", registrant.value())
                .update();
    }

    /** Where each of them works on the day; who works nowhere that is known here is left out. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Map<RegistrantId, List<OrganisationId>> employers(Collection<RegistrantId> ids, LocalDate day) {
        return jdbc
                .sql(EMPLOYERS)
                .param("ids", Columns.numbers(ids, RegistrantId::value))
                .param("day", day)
                .query((row, i) -> Map.entry(
                        new RegistrantId(row.getLong("registrant_id")),
                        new OrganisationId(row.getString("organisation_id"))))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    private void requireOrganisations(Collection<NewRegistrant> people) {
        Set<OrganisationId> named = new HashSet<>();
        for (NewRegistrant person : people) {
            for (Employment employment : person.employments()) {
                @Nullable OrganisationId organisation = employment.organisation();
                if (organisation != null) {
                    named.add(organisation);
                }
            }
        }
        organisations.find(named).forEach(known -> named.remove(known.id()));
        named.stream().findFirst().ifPresent(unknown -> {
            throw new OrganisationNotFound(unknown);
        });
    }

    private KeptRegistrant find(RegistrantId id) {
        return kept.findById(id.value()).orElseThrow(RegistrantNotFound::new);
    }

    private void leave(String act, List<RegistrationNumber> subjects, Actor by) {
        if (!subjects.isEmpty()) {
            List<String> numbers =
                    subjects.stream().map(RegistrationNumber::value).toList();
            String object = numbers.size() == 1 ? "registrant:" + numbers.getFirst() : "registrants:" + numbers.size();
            trail.record(List.of(new Footprint(by, act, object, numbers, "task:administration", null)));
        }
    }

    private List<Fault> faults(Collection<NewRegistrant> people) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), BusinessDay.AMSTERDAM);
        List<Fault> faults = new ArrayList<>();
        int i = 0;
        for (NewRegistrant person : people) {
            String at = "/registrants/" + i++;
            if (person.name().initials().isBlank()) {
                faults.add(Fault.at(at + "/initials", "required"));
            }
            if (person.name().surname().isBlank()) {
                faults.add(Fault.at(at + "/surname", "required"));
            }
            if (person.birthDate().isAfter(today)) {
                faults.add(Fault.at(at + "/birthDate", "date-in-future"));
            }
            faults.addAll(reachFaults(at, person.email(), person.language()));
        }
        return faults;
    }

    private static List<Fault> reachFaults(String at, @Nullable String email, String language) {
        List<Fault> faults = new ArrayList<>();
        if (email != null && !email.matches("[^@\\s]+@[^@\\s]+")) {
            faults.add(Fault.at(at + "/email", "malformed"));
        }
        if (!LANGUAGES.contains(language)) {
            faults.add(Fault.at(at + "/language", "unknown-value"));
        }
        return faults;
    }

    private static <K> Map<K, Registrant> gather(JdbcClient.StatementSpec statement, Function<Registrant, K> key) {
        return statement.query((row, i) -> registrant(row)).list().stream().collect(toMap(key, Function.identity()));
    }

    private static Registrant registrant(ResultSet row) throws SQLException {
        @Nullable UUID account = row.getObject("account_id", UUID.class);
        return new Registrant(
                new RegistrantId(row.getLong("id")),
                new RegistrationNumber(row.getString("number")),
                new PersonName(
                        row.getString("initials"),
                        row.getString("called_name"),
                        row.getString("infix"),
                        row.getString("surname")),
                row.getObject("birth_date", LocalDate.class),
                row.getString("email"),
                row.getString("language"),
                account == null ? null : new AccountId(account));
    }
}
