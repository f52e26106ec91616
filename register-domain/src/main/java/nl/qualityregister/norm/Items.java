package nl.qualityregister.norm;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The activities of one dossier in the order in which ceilings are filled: by day, then by place. What is here does not
 * depend on the day of judgement.
 */
final class Items {

    static final long NONE = -1;

    final int size;
    final Activity[] activity;
    final int[] day;
    final int[] category;
    private @Nullable String @Nullable [] twin;
    private final boolean @Nullable [] second;
    final @Nullable Reason[] refusal;
    final long[] worthPoints;
    final long[] worthHours;
    private final int[] firstOfCategory;
    private final int[] nextOfCategory;

    Items(Facts facts, Plan plan) {
        List<Activity> given = facts.activities();
        size = given.size();
        activity = new Activity[size];
        day = new int[size];
        category = new int[size];
        refusal = new @Nullable Reason[size];
        worthPoints = new long[size];
        worthHours = new long[size];
        sort(given);
        int unknown = plan.categories().size();
        firstOfCategory = new int[unknown + 1];
        nextOfCategory = new int[size];
        for (int i = size - 1; i >= 0; i--) {
            layOut(i, plan);
            int chain = Math.min(category[i], unknown);
            nextOfCategory[i] = firstOfCategory[chain];
            firstOfCategory[chain] = i + 1;
        }
        second = twin == null ? null : seconds(twin);
    }

    /** Which stand behind another entry of the same event, whenever that was; absent when none does, as with most people. */
    private boolean @Nullable [] seconds(@Nullable String[] refs) {
        boolean[] found = new boolean[size];
        boolean any = false;
        for (int i = 0; i < size; i++) {
            String ref = refs[i];
            for (int j = 0; ref != null && j < size && !found[i]; j++) {
                found[i] = ref.equals(refs[j]) && activity[j].place() < activity[i].place();
            }
            any |= found[i];
        }
        return any ? found : null;
    }

    /** The first activity of a category, or -1. */
    int first(int ofCategory) {
        return firstOfCategory[ofCategory] - 1;
    }

    /** The next activity of the same category, or -1. */
    int next(int item) {
        return nextOfCategory[item] - 1;
    }

    private void sort(List<Activity> given) {
        long[] keys = new long[size];
        boolean sorted = true;
        for (int i = 0; i < size; i++) {
            Activity candidate = given.get(i);
            activity[i] = candidate;
            keys[i] = ((long) Calendars.day(candidate.completedOn()) << 32) + candidate.place();
            sorted &= i == 0 || keys[i - 1] <= keys[i];
        }
        if (!sorted) {
            insertionSort(keys);
        }
        for (int i = 0; i < size; i++) {
            day[i] = (int) (keys[i] >> 32);
        }
    }

    private void insertionSort(long[] keys) {
        if (size > 64) {
            Integer[] order = new Integer[size];
            Arrays.setAll(order, i -> i);
            Activity[] unsorted = activity.clone();
            long[] unsortedKeys = keys.clone();
            Arrays.sort(order, (a, b) -> Long.compare(unsortedKeys[a], unsortedKeys[b]));
            for (int i = 0; i < size; i++) {
                activity[i] = unsorted[order[i]];
                keys[i] = unsortedKeys[order[i]];
            }
            return;
        }
        for (int i = 1; i < size; i++) {
            long key = keys[i];
            Activity moved = activity[i];
            int j = i - 1;
            for (; j >= 0 && keys[j] > key; j--) {
                keys[j + 1] = keys[j];
                activity[j + 1] = activity[j];
            }
            keys[j + 1] = key;
            activity[j + 1] = moved;
        }
    }

    private void layOut(int i, Plan plan) {
        Activity item = activity[i];
        category[i] = plan.category(item.category());
        Hundredths points = item.points();
        Hundredths hours = item.hours();
        worthPoints[i] = points == null ? NONE : points.value();
        worthHours[i] = hours == null ? NONE : hours.value();
        if (item.attributes().get(plan.twinAttribute()) instanceof AttributeValue.Text text) {
            @Nullable String[] twins = twin == null ? new @Nullable String[size] : twin;
            twins[i] = text.value();
            twin = twins;
        }
    }

    /** Whether something is entered twice: then what counts on a day may no longer count on a later one. */
    boolean hasTwins() {
        return second != null;
    }

    /** Whether the same event stands earlier in the dossier, among what lies within a range of days. */
    boolean isDuplicate(int i, int from, int to) {
        @Nullable String[] twins = twin;
        if (twins == null || second == null || !second[i]) {
            return false;
        }
        String ref = twins[i];
        for (int j = 0; j < size; j++) {
            if (Objects.equals(ref, twins[j])
                    && activity[j].place() < activity[i].place()
                    && day[j] >= from
                    && day[j] <= to) {
                return true;
            }
        }
        return false;
    }
}
