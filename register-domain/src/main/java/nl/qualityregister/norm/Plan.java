package nl.qualityregister.norm;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The compiled rules of one version, for renewal or for admission.
 *
 * @param valuedIn per category, what an activity must have to count at all; items when it needs nothing
 * @param counting all that rules count of the activities
 * @param itemsSteady whether tests and credit give the same on every day of judgement
 */
record Plan(
        NormVersion version,
        Map<String, Integer> categories,
        List<Unit> valuedIn,
        String twinAttribute,
        List<Test> tests,
        List<Credit> credits,
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
        List<ActivityQuery> counting) {

    /** The number of any category that the norm does not name. */
    static final int UNKNOWN_CATEGORY = 63;

    /** What an activity must satisfy to count. */
    record Test(Selection selection, Condition must, Reason reason) {}

    /**
     * What an activity is worth that does not say so itself.
     *
     * @param instead whether it replaces what the activity says
     */
    record Credit(Selection selection, Unit unit, Amount gives, boolean instead) {}

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
        Items items = evaluation.items;
        int category = items.category[i];
        if (category == UNKNOWN_CATEGORY) {
            return Reason.NOT_RECOGNISED;
        }
        boolean credited = credit(evaluation, i, category);
        Unit needed = valuedIn.get(category);
        if (needed == Unit.POINTS && items.worthPoints[i] == Items.NONE && !credited) {
            return Reason.NOT_RECOGNISED;
        }
        for (Test test : tests) {
            if (test.selection().takes(evaluation, category, i) && !test.must().holds(evaluation, i)) {
                return test.reason();
            }
        }
        boolean worthless = (needed == Unit.POINTS && items.worthPoints[i] == Items.NONE)
                || (needed == Unit.HOURS && items.worthHours[i] == Items.NONE);
        return worthless ? Reason.NOT_RECOGNISED : null;
    }

    /** Whether a credit rule names this activity. */
    private boolean credit(Evaluation evaluation, int i, int category) {
        boolean named = false;
        for (Credit credit : credits) {
            long[] worth = credit.unit() == Unit.POINTS ? evaluation.items.worthPoints : evaluation.items.worthHours;
            boolean open = worth[i] == Items.NONE || credit.instead();
            if (open && credit.selection().takes(evaluation, category, i)) {
                Ratio given = credit.gives().of(evaluation, i);
                worth[i] = given == null ? Items.NONE : Math.max(0, given.hundredths());
                named |= credit.unit() == Unit.POINTS;
                if (given == null) {
                    break;
                }
            }
        }
        return named;
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
