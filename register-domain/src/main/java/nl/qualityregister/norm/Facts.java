package nl.qualityregister.norm;

import java.time.LocalDate;
import java.util.List;

/**
 * All that a norm may look at for one registrant; both days of every range are included.
 *
 * <p>The order of the lists means nothing for activities, each of which carries its place. The other lists are in the
 * order of the dossier: a refused entry is named by its place in it.
 *
 * @param renewal how many renewals were granted before this one
 * @param evaluatedOn the day as of which is judged; what is dated later does not exist yet
 */
public record Facts(
        int renewal,
        LocalDate start,
        LocalDate end,
        LocalDate evaluatedOn,
        List<Activity> activities,
        List<Practice> practice,
        List<Interruption> interruptions,
        List<Document> documents,
        List<Confirmation> confirmations,
        List<Carried> carriedIn,
        List<EarlierOutcome> earlierOutcomes) {

    public Facts {
        Ranges.requireOrder(start, end);
        if (renewal < 0) {
            throw new IllegalArgumentException("A number of renewals cannot be negative: " + renewal);
        }
        activities = List.copyOf(activities);
        practice = List.copyOf(practice);
        interruptions = List.copyOf(interruptions);
        documents = List.copyOf(documents);
        confirmations = List.copyOf(confirmations);
        carriedIn = List.copyOf(carriedIn);
        earlierOutcomes = List.copyOf(earlierOutcomes);
    }

    /** The facts of a period in which nothing has happened yet. */
    public static Facts none(LocalDate start, LocalDate end, LocalDate evaluatedOn) {
        return new Facts(
                0,
                start,
                end,
                evaluatedOn,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** The same facts judged as of another day. */
    public Facts asOf(LocalDate day) {
        return new Facts(
                renewal,
                start,
                end,
                day,
                activities,
                practice,
                interruptions,
                documents,
                confirmations,
                carriedIn,
                earlierOutcomes);
    }

    public Facts withActivities(List<Activity> others) {
        return new Facts(
                renewal,
                start,
                end,
                evaluatedOn,
                others,
                practice,
                interruptions,
                documents,
                confirmations,
                carriedIn,
                earlierOutcomes);
    }
}
