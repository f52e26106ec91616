package nl.qualityregister.norm;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The facts of one registrant laid out for the rules of one norm, judged as of one day. Lives for one judgement, in one
 * thread.
 */
final class Evaluation {

    private static final byte SELECTED = 1;
    private static final byte FULL = 2;
    private static final byte CUT = 4;

    final Plan plan;
    final Facts facts;
    final int asOf;
    final int start;
    final int originalEnd;
    final Items items;

    int end;
    int mainFrom;
    int mainTo;
    int lapsedFrom;

    /** The element at hand of a rule that asks something for each of several. */
    @Nullable
    String eachText;

    int eachFrom = Calendars.ABSENT;
    int eachTo = Calendars.ABSENT;

    /** The part at hand of a row of days, after clipping. */
    int rowFrom;

    int rowTo;
    Days rowWithout = Days.NONE;

    private final long[] grantedPoints;
    private final long[] grantedHours;
    private @Nullable Reason @Nullable [] screened;
    private final byte[] marks;
    private long @Nullable [] lost;
    private @Nullable Unit @Nullable [] lostUnit;
    private final @Nullable Ratio[] amounts;
    private final byte[] conditions;
    private final @Nullable RuleState[] states;
    private final boolean[] confirmationRefused;
    private final @Nullable Reason[] carriedReason;
    private final long[] carriedCut;
    private @Nullable Counted counted;
    private @Nullable Counted lookBack;
    private int lookBackFrom;
    private int lookBackTo;
    private boolean carriedDone;
    private boolean carriedScreened;

    Evaluation(Plan plan, Facts facts) {
        this(plan, facts, Calendars.day(facts.evaluatedOn()), null);
    }

    /** @param known the same facts judged as of another day, of which the items are taken over where they do not change */
    private Evaluation(Plan plan, Facts facts, int asOf, @Nullable Evaluation known) {
        this.plan = plan;
        this.facts = facts;
        this.asOf = asOf;
        Evaluation shared = known != null && plan.itemsSteady() ? known : null;
        items = shared != null ? shared.items : new Items(facts, plan);
        start = Calendars.day(facts.start());
        originalEnd = Calendars.day(facts.end());
        end = originalEnd;
        amounts = new @Nullable Ratio[plan.amountSlots()];
        conditions = new byte[plan.conditionSlots()];
        states = new @Nullable RuleState[plan.rules().size()];
        marks = new byte[items.size];
        confirmationRefused = new boolean[facts.confirmations().size()];
        carriedReason = new @Nullable Reason[facts.carriedIn().size()];
        carriedCut = new long[facts.carriedIn().size()];
        moveEnd();
        openWindow();
        grantedPoints = shared != null ? shared.grantedPoints : new long[items.size];
        grantedHours = shared != null ? shared.grantedHours : new long[items.size];
        if (shared == null) {
            plan.value(this, grantedPoints, grantedHours);
        }
    }

    /** The same facts as of another day. */
    Evaluation asOf(int day) {
        return new Evaluation(plan, facts, day, this);
    }

    private void moveEnd() {
        for (Transition transition : plan.transitions()) {
            end = transition.end(this);
        }
    }

    private void openWindow() {
        mainFrom = plan.window().from(this, 0);
        mainTo = Math.min(plan.window().to(this, 0), asOf);
        Day lapsed = plan.lapsedFrom();
        lapsedFrom = lapsed == null ? mainFrom : lapsed.of(this, 0);
    }

    /** Why an activity does not count at all; looked at only by rules that look at activities. */
    private @Nullable Reason[] status() {
        @Nullable Reason[] known = screened;
        if (known == null) {
            known = new @Nullable Reason[items.size];
            for (int i = 0; i < items.size; i++) {
                known[i] = statusOf(i);
            }
            screened = known;
        }
        return known;
    }

    private @Nullable Reason statusOf(int i) {
        int day = items.day[i];
        if (day < mainFrom) {
            return day >= lapsedFrom && day <= asOf ? Reason.LAPSED : Reason.OUTSIDE_PERIOD;
        }
        if (day > mainTo) {
            return Reason.OUTSIDE_PERIOD;
        }
        if (items.isDuplicate(i, mainFrom, mainTo)) {
            return Reason.DUPLICATE;
        }
        return items.refusal[i];
    }

    Activity activity(int item) {
        return items.activity[item];
    }

    /** What counts inside the window of the norm, under its ceilings. */
    Counted counted() {
        Counted result = counted;
        if (result == null) {
            boolean[] in = new boolean[items.size];
            @Nullable Reason[] status = status();
            for (int i = 0; i < in.length; i++) {
                in[i] = status[i] == null;
            }
            Ceilings ceilings = plan.ceilings();
            result = ceilings.isEmpty()
                    ? new Counted(in, items.category, grantedPoints, grantedHours)
                    : ceilings.apply(
                            this, new Counted(in, items.category, grantedPoints.clone(), grantedHours.clone()), 0);
            counted = result;
            noteCuts(result);
        }
        return result;
    }

    /** What there is between two days that need not lie inside the window of the norm. */
    Counted lookBack(int from, int to) {
        Counted result = lookBack;
        if (result == null || lookBackFrom != from || lookBackTo != to) {
            boolean[] in = new boolean[items.size];
            for (int i = 0; i < in.length; i++) {
                in[i] = items.day[i] >= from
                        && items.day[i] <= to
                        && items.refusal[i] == null
                        && !items.isDuplicate(i, from, to);
            }
            result = new Counted(in, items.category, grantedPoints, grantedHours);
            lookBack = result;
            lookBackFrom = from;
            lookBackTo = to;
        }
        return result;
    }

    // What is found out about the items, for the list of exclusions.

    void noteCuts(Counted cut) {
        if (!cut.hasLosses()) {
            return;
        }
        for (int i = 0; i < cut.size; i++) {
            if (cut.isCut(i)) {
                noteCut(cut.item(i), cut.lost(i), cut.lostUnit(i));
            }
        }
    }

    void noteCut(int item, long amount, @Nullable Unit unit) {
        long[] amounts = lost == null ? new long[items.size] : lost;
        @Nullable Unit[] units = lostUnit == null ? new @Nullable Unit[items.size] : lostUnit;
        marks[item] |= CUT;
        amounts[item] = Math.max(amounts[item], amount);
        units[item] = unit;
        lost = amounts;
        lostUnit = units;
    }

    /** An activity counts for a rule with this value; in full when no ceiling has taken anything of it. */
    void mark(int item, long value, Unit unit) {
        long worth = switch (unit) {
            case POINTS -> items.worthPoints[item];
            case HOURS -> items.worthHours[item];
            default -> 100;
        };
        marks[item] |= value >= worth ? FULL | SELECTED : SELECTED;
    }

    boolean isFull(int item) {
        return (marks[item] & FULL) != 0;
    }

    boolean isCut(int item) {
        return (marks[item] & CUT) != 0;
    }

    boolean isSelected(int item) {
        return (marks[item] & SELECTED) != 0;
    }

    long lost(int item) {
        return lost == null ? 0 : lost[item];
    }

    @Nullable
    Unit lostUnit(int item) {
        return lostUnit == null ? null : lostUnit[item];
    }

    @Nullable
    Reason status(int item) {
        return status()[item];
    }

    long grantedPoints(int item) {
        return grantedPoints[item];
    }

    long grantedHours(int item) {
        return grantedHours[item];
    }

    void refuseConfirmation(int row) {
        confirmationRefused[row] = true;
    }

    boolean isConfirmationRefused(int row) {
        return confirmationRefused[row];
    }

    void refuseCarried(int row, Reason reason, long amount) {
        if (carriedReason[row] == null) {
            carriedReason[row] = reason;
            carriedCut[row] = amount;
        }
    }

    /** Whether a carried entry passes the tests of the norm. */
    boolean isCarriedIn(int row) {
        screenCarried();
        return carriedReason[row] == null || carriedReason[row] == Reason.OVER_CAP;
    }

    void screenCarried() {
        if (!carriedScreened) {
            carriedScreened = true;
            plan.carry().screen(this);
        }
    }

    @Nullable
    Reason carriedReason(int row) {
        return carriedReason[row];
    }

    long carriedCut(int row) {
        return carriedCut[row];
    }

    // What has been computed once and is read again.

    Ratio amount(int slot, Amount code) {
        Ratio known = amounts[slot];
        if (known == null) {
            known = code.orZero(this, 0);
            amounts[slot] = known;
        }
        return known;
    }

    boolean condition(int slot, Condition code) {
        if (conditions[slot] == 0) {
            conditions[slot] = (byte) (code.holds(this, 0) ? 1 : 2);
        }
        return conditions[slot] == 1;
    }

    RuleState state(int rule) {
        RuleState known = states[rule];
        if (known == null && plan.carry().fills(rule) && !carriedDone) {
            carriedDone = true;
            plan.carry().fill(this);
            known = states[rule];
        }
        if (known == null) {
            known = plan.rules().get(rule).judge(this);
            states[rule] = known;
        }
        return known;
    }

    void settle(int rule, RuleState state) {
        states[rule] = state;
    }

    void forgetEach() {
        eachText = null;
        eachFrom = Calendars.ABSENT;
        eachTo = Calendars.ABSENT;
    }

    @Override
    public String toString() {
        return plan.version() + " as of " + Calendars.date(asOf) + " " + Arrays.toString(status());
    }
}
