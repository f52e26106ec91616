package nl.qualityregister.evidence;

import java.util.List;

/** Third parties are to be written to, for the first time or again. */
public record ConfirmationsAsked(List<ConfirmationRequest> requests) {
    public ConfirmationsAsked {
        requests = List.copyOf(requests);
    }
}
