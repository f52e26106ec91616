package nl.qualityregister.norm;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says of each item that does not count, or not as a whole, why. */
final class Exclusions {

    private final Evaluation evaluation;

    Exclusions(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    List<Exclusion> list() {
        List<Exclusion> list = activities();
        for (int row = 0; row < evaluation.facts.confirmations().size(); row++) {
            if (evaluation.isConfirmationRefused(row)) {
                list.add(new Exclusion("confirmations:" + (row + 1), Reason.SELF_CONFIRMED, null, null));
            }
        }
        evaluation.screenCarried();
        for (int row = 0; row < evaluation.facts.carriedIn().size(); row++) {
            Reason reason = evaluation.carriedReason(row);
            if (reason != null) {
                list.add(new Exclusion(
                        "carriedIn:" + (row + 1),
                        reason,
                        new Hundredths(evaluation.carriedCut(row)),
                        evaluation.plan.carry().unit()));
            }
        }
        return list;
    }

    /** In the order of the dossier, which is that of their places. */
    private List<Exclusion> activities() {
        List<Exclusion> list = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int item = 0; item < evaluation.items.size; item++) {
            Exclusion exclusion = exclusion(item);
            if (exclusion != null) {
                int place = evaluation.activity(item).place();
                int at = places.size();
                while (at > 0 && places.get(at - 1) > place) {
                    at--;
                }
                places.add(at, place);
                list.add(at, exclusion);
            }
        }
        return list;
    }

    private @Nullable Exclusion exclusion(int item) {
        if (evaluation.isFull(item)) {
            return null;
        }
        if (evaluation.isSelected(item)) {
            return evaluation.isCut(item) ? cut(item) : null;
        }
        Reason status = evaluation.status(item);
        if (status != null) {
            return whole(item, status);
        }
        if (evaluation.isCut(item)) {
            return cut(item);
        }
        return whole(item, isOfACountedKind(item) ? Reason.OUTSIDE_PERIOD : Reason.NOT_RECOGNISED);
    }

    /** Whether a rule would count it in another window of days. */
    private boolean isOfACountedKind(int item) {
        int category = evaluation.items.category[item];
        for (ActivityQuery query : evaluation.plan.counting()) {
            if (!query.within().main() && query.selection().takes(evaluation, category, item)) {
                return true;
            }
        }
        return false;
    }

    private Exclusion cut(int item) {
        Unit unit = evaluation.lostUnit(item);
        return new Exclusion(
                evaluation.activity(item).id(), Reason.OVER_CAP, new Hundredths(evaluation.lost(item)), unit);
    }

    private Exclusion whole(int item, Reason reason) {
        long points = evaluation.items.worthPoints[item];
        long hours = evaluation.items.worthHours[item];
        String id = evaluation.activity(item).id();
        if (points != Items.NONE) {
            return new Exclusion(id, reason, new Hundredths(points), Unit.POINTS);
        }
        return hours == Items.NONE
                ? new Exclusion(id, reason, null, null)
                : new Exclusion(id, reason, new Hundredths(hours), Unit.HOURS);
    }
}
