package nl.qualityregister.jobs.imports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import nl.qualityregister.decision.Admission;
import nl.qualityregister.decision.Decisions;
import nl.qualityregister.house.Fault;
import nl.qualityregister.jobs.Order;
import nl.qualityregister.jobs.Parameter;
import nl.qualityregister.jobs.RegisterJob;
import nl.qualityregister.jobs.Steps;
import nl.qualityregister.jobs.imports.ImportRegistrants.Registration;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.Organisation;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.Organisations;
import nl.qualityregister.registrant.Employment;
import nl.qualityregister.registrant.NewRegistrant;
import nl.qualityregister.registrant.PersonName;
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.roll.Status;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.step.Step;
import org.springframework.stereotype.Component;

/** Takes over registrations of an earlier system from a file: the people, the entries of the roll, the running cycles. */
@Component
public class ImportRegistrants implements RegisterJob, FileKind<Registration> {
    /** As read: whether the employer is known here is found out for a chunk at once. */
    record Registration(Admission admission, @Nullable Employment employment) {}

    private final Imports imports;
    private final Decisions decisions;
    private final Organisations organisations;

    ImportRegistrants(Imports imports, Decisions decisions, Organisations organisations) {
        this.imports = imports;
        this.decisions = decisions;
        this.organisations = organisations;
    }

    @Override
    public String purpose() {
        return "Takes over registrations of an earlier system from a CSV file";
    }

    @Override
    public List<Parameter<?>> parameters() {
        return Imports.PARAMETERS;
    }

    @Override
    public void check(Order order) {
        imports.check(order, this);
    }

    @Override
    public List<Step> steps(Order order, Steps steps) {
        return imports.steps(order, this, steps);
    }

    @Override
    public String table() {
        return "registrants";
    }

    @Override
    public int chunk() {
        return 500;
    }

    @Override
    public Registration read(Entry entry, List<RowFault> faults) {
        Row row = entry.first();
        RegistrationNumber number =
                RegistrationNumber.read(row.need("registration_number")).orElse(null);
        if (number == null) {
            faults.add(RowFault.first(Fault.at("registration_number", "malformed-number")));
        }
        Employment employment = employment(row, faults);
        NewRegistrant person = new NewRegistrant(
                number,
                new PersonName(row.need("initials"), row.text("called_name"), row.text("infix"), row.need("surname")),
                row.needDay("birth_date"),
                row.text("email"),
                row.need("language"),
                null,
                List.of());
        return new Registration(admission(row, person), employment);
    }

    private static Admission admission(Row row, NewRegistrant person) {
        LocalDate lastDay = row.day("status_until");
        return new Admission(
                person,
                new RegisterId(row.need("register")),
                row.list("occupations").stream().map(OccupationCode::new).collect(Collectors.toUnmodifiableSet()),
                row.needDay("registered_since"),
                row.needDay("cycle_start"),
                row.needWhole("renewals"),
                Status.valueOf(row.need("status").toUpperCase(Locale.ROOT).replace('-', '_')),
                row.day("status_since"),
                lastDay == null ? null : lastDay.plusDays(1),
                "import:registrants");
    }

    private static @Nullable Employment employment(Row row, List<RowFault> faults) {
        String employer = row.text("employer");
        LocalDate from = row.day("employed_from");
        if (employer != null && from == null) {
            faults.add(RowFault.first(Fault.at("employed_from", "required-with", "column", "employer")));
        }
        return employer == null || from == null
                ? null
                : new Employment(null, employer, row.text("job_title"), from, null);
    }

    @Override
    public Taken take(List<Registration> values, Actor by) {
        Set<String> known = knownEmployers(values);
        List<Admission> admissions =
                values.stream().map(value -> employed(value, known)).toList();
        return Taken.newAndKnown(decisions.takeOver(admissions, by), values.size());
    }

    private Set<String> knownEmployers(List<Registration> values) {
        List<OrganisationId> named = new ArrayList<>();
        for (Registration value : values) {
            Employment employment = value.employment();
            if (employment != null) {
                named.add(new OrganisationId(Objects.requireNonNull(employment.employerText())));
            }
        }
        return organisations.find(named).stream()
                .map(Organisation::id)
                .map(OrganisationId::value)
                .collect(Collectors.toSet());
    }

    /** The code of an organisation becomes that organisation; anything else stays as it was written. */
    private static Admission employed(Registration value, Set<String> known) {
        Employment read = value.employment();
        Admission admission = value.admission();
        if (read == null) {
            return admission;
        }
        String employer = Objects.requireNonNull(read.employerText());
        Employment employment = known.contains(employer)
                ? new Employment(new OrganisationId(employer), null, read.jobTitle(), read.from(), null)
                : read;
        NewRegistrant person = admission.person();
        return new Admission(
                new NewRegistrant(
                        person.number(),
                        person.name(),
                        person.birthDate(),
                        person.email(),
                        person.language(),
                        person.account(),
                        List.of(employment)),
                admission.register(),
                admission.occupations(),
                admission.registeredSince(),
                admission.cycleStart(),
                admission.renewal(),
                admission.status(),
                admission.statusSince(),
                admission.statusUntil(),
                admission.basis());
    }

    @Override
    public Map<String, String> columns() {
        return Map.of(
                "number", "registration_number",
                "renewal", "renewals",
                "from", "employed_from",
                "organisation", "employer");
    }
}
