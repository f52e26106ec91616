package nl.qualityregister.jobs.imports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.jobs.Order;
import nl.qualityregister.jobs.Parameter;
import nl.qualityregister.jobs.RegisterJob;
import nl.qualityregister.jobs.Steps;
import nl.qualityregister.organisation.Account;
import nl.qualityregister.organisation.NewAccount;
import nl.qualityregister.organisation.Organisation;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.Organisations;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.organisation.RoleGrant;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.step.Step;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Opens accounts and gives them roles from a file; a professional's account is tied to the person. */
@Component
public class ImportAccounts implements RegisterJob {
    private static final Set<Role> FOR_AN_ORGANISATION = Set.of(Role.EMPLOYER, Role.PROVIDER);

    private final Imports imports;
    private final Organisations organisations;
    private final Registrants registrants;
    private final Parameter<String> issuer;
    private final Parameter<LocalDate> since;

    ImportAccounts(
            Imports imports,
            Organisations organisations,
            Registrants registrants,
            BusinessDay businessDay,
            @Value("${register.own-issuer}") String ownIssuer) {
        this.imports = imports;
        this.organisations = organisations;
        this.registrants = registrants;
        this.issuer = Parameter.text("issuer", "the issuer (iss) of the tokens by which the accounts are known")
                .orElse(() -> ownIssuer);
        this.since = Parameter.day("since", "the first day on which new roles are held")
                .orElse(businessDay::today)
                .notIdentifying();
    }

    @Override
    public String purpose() {
        return "Opens accounts and gives them roles from a CSV file";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return List.of(Imports.FILE, Imports.REJECTS, issuer, since);
    }

    @Override
    public void check(Order order) {
        imports.check(order, new Accounts(order.get(issuer), order.get(since)));
    }

    @Override
    public List<Step> steps(Order order, Steps steps) {
        return imports.steps(order, new Accounts(order.get(issuer), order.get(since)), steps);
    }

    record Line(
            String subject,
            String label,
            Role role,
            @Nullable OrganisationId organisation,
            @Nullable RegistrationNumber number) {}

    private final class Accounts implements FileKind<Line> {
        private final String tokens;
        private final LocalDate from;

        Accounts(String tokens, LocalDate from) {
            this.tokens = tokens;
            this.from = from;
        }

        @Override
        public String table() {
            return "accounts";
        }

        @Override
        public int chunk() {
            return 500;
        }

        @Override
        public Line read(Entry entry, List<RowFault> faults) {
            Row row = entry.first();
            Role role = Role.valueOf(row.need("role").toUpperCase(Locale.ROOT));
            String organisation = row.text("organisation");
            if (organisation == null && FOR_AN_ORGANISATION.contains(role)) {
                faults.add(RowFault.first(Fault.at("organisation", "required-with", "column", "role")));
            }
            Optional<RegistrationNumber> number = RegistrationNumber.read(row.cell("registration_number"));
            if (row.has("registration_number") && number.isEmpty()) {
                faults.add(RowFault.first(Fault.at("registration_number", "malformed-number")));
            }
            return new Line(
                    row.need("subject"),
                    row.need("label"),
                    role,
                    organisation == null ? null : new OrganisationId(organisation),
                    number.orElse(null));
        }

        @Override
        public Taken take(List<Line> lines, Actor by) {
            Map<RegistrationNumber, Registrant> people = registrants.byNumber(lines.stream()
                    .map(Line::number)
                    .filter(Objects::nonNull)
                    .map(Objects::requireNonNull)
                    .collect(Collectors.toSet()));
            Map<Integer, List<RowFault>> unknown = unknown(lines, people);
            List<Line> good = new ArrayList<>();
            for (int i = 0; i < lines.size(); i++) {
                if (!unknown.containsKey(i)) {
                    good.add(lines.get(i));
                }
            }
            return new Taken(take(good, people, by), unknown);
        }

        private Map<Integer, List<RowFault>> unknown(List<Line> lines, Map<RegistrationNumber, Registrant> people) {
            Set<OrganisationId> known = organisations
                    .find(lines.stream()
                            .map(Line::organisation)
                            .filter(Objects::nonNull)
                            .map(Objects::requireNonNull)
                            .collect(Collectors.toSet()))
                    .stream()
                    .map(Organisation::id)
                    .collect(Collectors.toSet());
            Map<Integer, List<RowFault>> unknown = new HashMap<>();
            for (int i = 0; i < lines.size(); i++) {
                Line line = lines.get(i);
                List<RowFault> faults = new ArrayList<>();
                if (line.organisation() != null && !known.contains(line.organisation())) {
                    faults.addAll(RowFault.first("organisation", "unknown-organisation"));
                }
                if (line.number() != null && !people.containsKey(line.number())) {
                    faults.addAll(RowFault.first("registration_number", "unknown-number"));
                }
                if (!faults.isEmpty()) {
                    unknown.put(i, faults);
                }
            }
            return unknown;
        }

        private Map<String, Long> take(List<Line> lines, Map<RegistrationNumber, Registrant> people, Actor by) {
            if (lines.isEmpty()) {
                return Map.of();
            }
            List<Account> before = organisations.open(
                    lines.stream().map(line -> account(line, List.of())).toList(), by);
            List<NewAccount> lacking = new ArrayList<>();
            Set<Integer> changed = new HashSet<>();
            for (int i = 0; i < lines.size(); i++) {
                Line line = lines.get(i);
                if (!holds(before.get(i), line)) {
                    lacking.add(account(line, List.of(new RoleGrant(line.role(), line.organisation(), from, null))));
                    changed.add(i);
                }
                if (tie(before.get(i), line, people, by)) {
                    changed.add(i);
                }
            }
            organisations.open(lacking, by);
            return Map.of("new", (long) changed.size(), "known", (long) lines.size() - changed.size());
        }

        private NewAccount account(Line line, List<RoleGrant> grants) {
            return new NewAccount(tokens, line.subject(), line.label(), grants);
        }

        /** A role that was ended stays ended until the office gives it anew. */
        private boolean holds(Account account, Line line) {
            return account.grants().stream()
                    .anyMatch(grant ->
                            grant.role() == line.role() && Objects.equals(grant.organisation(), line.organisation()));
        }

        private boolean tie(Account account, Line line, Map<RegistrationNumber, Registrant> people, Actor by) {
            RegistrationNumber number = line.number();
            Registrant person = number == null ? null : people.get(number);
            if (person == null || account.id().equals(person.account())) {
                return false;
            }
            registrants.tie(account.id(), person.id(), by);
            return true;
        }
    }
}
