package nl.qualityregister.api.problem;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A problem as it is sent (RFC 9457), in one language. */
public record ProblemBody(
        URI type,
        String title,
        int status,
        String detail,
        String remedy,
        @Nullable List<FaultBody> faults,
        @Nullable Object preview,
        @Nullable Object versions) {

    /** @param pointer a JSON pointer into the body, {@code ?name} of a query parameter or {@code name:} of a header */
    public record FaultBody(String pointer, String code, String detail, String remedy) {}
}
