package nl.qualityregister.norm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The compiled rules of one version, for renewal or for admission.
 *
 * @param counting all that rules count of the activities
 * @param carriedOut what the period leaves to those after it
 * @param itemsSteady whether tests and credit give the same on every day of judgement
 */
record Plan(
        NormVersion version,
        List<CategoryPlan> categories,
        String twinAttribute,
        boolean itemsSteady,
        List<Ceiling> perActivity,
        Ceilings ceilings,
        Window window,
        @Nullable Day lapsedFrom,
        List<Transition> transitions,
        Carry carry,
        List<RulePlan> rules,
        List<OutcomePlan> outcomes,
        int amountSlots,
        int conditionSlots,
        List<ActivityQuery> counting,
        List<Surplus> carriedOut) {

    /** The number of any category that the norm does not name. */
    static final int UNKNOWN_CATEGORY = 63;

    /** The number of a category. There are few, and walking along them is quicker than hashing. */
    int category(String name) {
        int hash = name.hashCode();
        for (int number = 0; number < categories.size(); number++) {
            String category = categories.get(number).name();
            if (category.hashCode() == hash && category.equals(name)) {
                return number;
            }
        }
        return UNKNOWN_CATEGORY;
    }

    /** Gives each activity its worth, or the reason why it has none. */
    void value(Evaluation evaluation, long[] grantedPoints, long[] grantedHours) {
        Items items = evaluation.items;
        for (int i = 0; i < items.size; i++) {
            items.refusal[i] = refusal(evaluation, i);
            grantedPoints[i] = items.worthPoints[i];
            grantedHours[i] = items.worthHours[i];
        }
        for (Ceiling ceiling : perActivity) {
            cutEach(evaluation, ceiling, ceiling.unit() == Unit.POINTS ? grantedPoints : grantedHours);
        }
    }

    private @Nullable Reason refusal(Evaluation evaluation, int i) {
        int number = evaluation.items.category[i];
        return number == UNKNOWN_CATEGORY
                ? Reason.NOT_RECOGNISED
                : categories.get(number).refusal(evaluation, i);
    }

    private static void cutEach(Evaluation evaluation, Ceiling ceiling, long[] granted) {
        Items items = evaluation.items;
        for (int i = 0; i < items.size; i++) {
            if (granted[i] > 0 && ceiling.selection().takes(evaluation, items.category[i], i)) {
                long most = Math.max(0, ceiling.atMost().orZero(evaluation, i).hundredthsDown());
                if (granted[i] > most) {
                    evaluation.noteCut(i, granted[i] - most, ceiling.unit());
                    granted[i] = most;
                }
            }
        }
    }
}
