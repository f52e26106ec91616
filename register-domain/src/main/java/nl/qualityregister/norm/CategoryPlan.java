package nl.qualityregister.norm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an activity of one category must satisfy to count, and what it is then worth.
 *
 * @param valuedIn what an activity must have to count at all; items when it needs nothing
 * @param tests in the order of their reasons
 */
record CategoryPlan(String name, Unit valuedIn, List<Test> tests, List<Credit> credits) {

    /** What an activity must satisfy to count. */
    record Test(Selection selection, Condition must, Reason reason) {}

    /**
     * What an activity is worth that does not say so itself.
     *
     * @param instead whether it replaces what the activity says
     */
    record Credit(Selection selection, Unit unit, Amount gives, boolean instead) {}

    static CategoryPlan of(String name, Vocabulary.Category category, List<Test> tests, List<Credit> credits) {
        long bit = 1L << category.number();
        return new CategoryPlan(
                name,
                category.valuedIn(),
                tests.stream()
                        .filter(test -> (test.selection().categories() & bit) != 0)
                        .toList(),
                credits.stream()
                        .filter(credit -> (credit.selection().categories() & bit) != 0)
                        .toList());
    }

    /** Values an activity; gives the reason when it does not count. */
    @Nullable
    Reason refusal(Evaluation evaluation, int item) {
        Items items = evaluation.items;
        boolean credited = !credits.isEmpty() && credit(evaluation, item);
        if (valuedIn == Unit.POINTS && items.worthPoints[item] == Items.NONE && !credited) {
            return Reason.NOT_RECOGNISED;
        }
        for (int number = 0; number < tests.size(); number++) {
            Test test = tests.get(number);
            if (test.selection.takesWhatever(evaluation, item) && !test.must.holds(evaluation, item)) {
                return test.reason;
            }
        }
        boolean worthless = (valuedIn == Unit.POINTS && items.worthPoints[item] == Items.NONE)
                || (valuedIn == Unit.HOURS && items.worthHours[item] == Items.NONE);
        return worthless ? Reason.NOT_RECOGNISED : null;
    }

    /** Whether a credit rule names this activity. */
    private boolean credit(Evaluation evaluation, int item) {
        boolean named = false;
        for (Credit credit : credits) {
            long[] worth = credit.unit == Unit.POINTS ? evaluation.items.worthPoints : evaluation.items.worthHours;
            boolean open = worth[item] == Items.NONE || credit.instead;
            if (open && credit.selection.takesWhatever(evaluation, item)) {
                Ratio given = credit.gives.of(evaluation, item);
                worth[item] = given == null ? Items.NONE : Math.max(0, given.hundredths());
                named |= credit.unit == Unit.POINTS;
                if (given == null) {
                    break;
                }
            }
        }
        return named;
    }
}
