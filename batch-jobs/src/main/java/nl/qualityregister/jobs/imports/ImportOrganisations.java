package nl.qualityregister.jobs.imports;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import nl.qualityregister.house.Fault;
import nl.qualityregister.jobs.Order;
import nl.qualityregister.jobs.Parameter;
import nl.qualityregister.jobs.RegisterJob;
import nl.qualityregister.jobs.Steps;
import nl.qualityregister.organisation.Organisation;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.OrganisationKind;
import nl.qualityregister.organisation.Organisations;
import nl.qualityregister.trail.Actor;
import org.springframework.batch.core.step.Step;
import org.springframework.stereotype.Component;

/** Enrols organisations from a file. */
@Component
public class ImportOrganisations implements RegisterJob, FileKind<Organisation> {
    private final Imports imports;
    private final Organisations organisations;

    ImportOrganisations(Imports imports, Organisations organisations) {
        this.imports = imports;
        this.organisations = organisations;
    }

    @Override
    public String purpose() {
        return "Enrols employers, providers and accrediting bodies from a CSV file";
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
        return "organisations";
    }

    @Override
    public int chunk() {
        return 500;
    }

    @Override
    public Organisation read(Entry entry, List<RowFault> faults) {
        Row row = entry.first();
        return new Organisation(
                new OrganisationId(row.need("id")),
                row.need("name"),
                kinds(row.list("kinds")),
                row.text("kvk_number"),
                row.text("email"),
                row.text("webhook"));
    }

    private static Set<OrganisationKind> kinds(Set<String> texts) {
        return texts.stream()
                .map(text ->
                        OrganisationKind.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_')))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Taken take(List<Organisation> values, Actor by) {
        return Taken.newAndKnown(organisations.enrol(values, by), values.size());
    }

    /** {@code /organisations/3/name}. */
    @Override
    public OptionalInt place(Fault fault) {
        return Pointers.number(fault.pointer(), 1);
    }
}
