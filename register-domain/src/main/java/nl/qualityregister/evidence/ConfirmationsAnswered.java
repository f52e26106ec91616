package nl.qualityregister.evidence;

import java.util.List;

/** Third parties confirmed or declined. */
public record ConfirmationsAnswered(List<ConfirmationRequest> requests) {
    public ConfirmationsAnswered {
        requests = List.copyOf(requests);
    }
}
