package nl.qualityregister.decision;

import java.util.List;

/** Applications that were asked back or refused, in the transaction that did; what is accepted the roll tells. */
public record ApplicationsAnswered(List<Application> applications) {
    public ApplicationsAnswered {
        applications = List.copyOf(applications);
    }
}
