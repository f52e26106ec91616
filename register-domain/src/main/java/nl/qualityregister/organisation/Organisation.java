package nl.qualityregister.organisation;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * @param kvkNumber eight digits of the chamber of commerce (Kamer van Koophandel)
 * @param webhook where changes of its people are told, if it asked for that
 */
public record Organisation(
        OrganisationId id,
        String name,
        Set<OrganisationKind> kinds,
        @Nullable String kvkNumber,
        @Nullable String email,
        @Nullable String webhook) {}
