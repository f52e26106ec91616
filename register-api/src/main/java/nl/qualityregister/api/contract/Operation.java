package nl.qualityregister.api.contract;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One operation of the contract.
 *
 * @param id its operationId, which is also the name of the controller's method
 * @param path the template below the base path: {@code /evidence/{evidenceId}}
 * @param bodies the media types of the body it takes, each with what the body must be; empty when it takes none
 * @param retirement when it is to go; absent of what stays
 * @param allowedRoles {@code public}, {@code any-account} or names of roles, as {@code x-allowed-roles} has them
 */
public record Operation(
        String id,
        String method,
        String path,
        List<Parameter> parameters,
        Map<String, Shape> bodies,
        Set<String> allowedRoles,
        @Nullable Retirement retirement) {
    public Operation {
        parameters = List.copyOf(parameters);
        bodies = Map.copyOf(bodies);
        allowedRoles = Set.copyOf(allowedRoles);
    }

    /**
     * @param deprecatedOn from when on nobody should begin to use it
     * @param sunsetOn from when on it may not be there
     */
    public record Retirement(LocalDate deprecatedOn, LocalDate sunsetOn) {}

    /** Whether calling it may change anything: then it is one transaction and takes an {@code Idempotency-Key}. */
    public boolean changesState() {
        return !method.equals("GET");
    }

    /** One parameter in the query or in a header. */
    public record Parameter(String name, Place place, boolean required, boolean number, Shape shape) {
        public enum Place {
            PATH,
            QUERY,
            HEADER
        }
    }
}
