package nl.qualityregister.organisation;

import java.time.LocalDate;
import java.util.List;
import nl.qualityregister.norm.RegisterId;
import org.jspecify.annotations.Nullable;

/**
 * A provider that asked to be one here.
 *
 * @param kvkName under which the chamber of commerce knows the number
 */
public record Provider(
        OrganisationId id,
        String name,
        String postcode,
        @Nullable String kvkNumber,
        @Nullable String website,
        KvkState kvk,
        @Nullable String kvkName,
        List<NewProvider.Contact> contacts,
        List<Authorisation> authorisations) {
    public Provider {
        contacts = List.copyOf(contacts);
        authorisations = List.copyOf(authorisations);
    }

    /**
     * Whether it may offer courses in a register.
     *
     * @param validUntil the last day, if there is one
     * @param institutionUntil the last day on which the institution as such is accredited, if it is
     */
    public record Authorisation(
            RegisterId register,
            State state,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil,
            @Nullable LocalDate institutionUntil,
            @Nullable String reason) {}

    public enum State {
        ASKED,
        AUTHORISED,
        REFUSED
    }
}
