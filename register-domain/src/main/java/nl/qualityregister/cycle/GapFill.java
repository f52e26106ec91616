package nl.qualityregister.cycle;

import java.util.List;
import nl.qualityregister.course.Attended;
import nl.qualityregister.norm.Hundredths;

/**
 * An edition that would help.
 *
 * @param facts what it would be credited as, once per category
 * @param less the rules of which less would remain
 */
public record GapFill(List<Attended> facts, List<Less> less) {
    /**
     * @param remaining now
     * @param by how much less
     */
    public record Less(String rule, Hundredths remaining, Hundredths by) {}

    public GapFill {
        facts = List.copyOf(facts);
        less = List.copyOf(less);
    }
}
