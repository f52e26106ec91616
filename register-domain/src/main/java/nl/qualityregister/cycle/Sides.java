package nl.qualityregister.cycle;

/**
 * How many people, by what one norm and another say of them.
 *
 * @param meetBoth meet the one and the other
 * @param meetNeither fall short of both
 * @param wouldFallShort meet the one in force and not the other
 * @param wouldMeet fall short of the one in force and meet the other
 */
public record Sides(long meetBoth, long meetNeither, long wouldFallShort, long wouldMeet) {
    public static final Sides NONE = new Sides(0, 0, 0, 0);

    static Sides of(boolean now, boolean then) {
        return new Sides(now && then ? 1 : 0, !now && !then ? 1 : 0, now && !then ? 1 : 0, !now && then ? 1 : 0);
    }

    public Sides plus(Sides other) {
        return new Sides(
                meetBoth + other.meetBoth,
                meetNeither + other.meetNeither,
                wouldFallShort + other.wouldFallShort,
                wouldMeet + other.wouldMeet);
    }

    public long people() {
        return meetBoth + meetNeither + wouldFallShort + wouldMeet;
    }

    public long changing() {
        return wouldFallShort + wouldMeet;
    }
}
