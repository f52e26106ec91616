package nl.qualityregister.decision;

import java.util.List;

/**
 * What was decided before in cases alike, of nobody in particular.
 *
 * @param rules that were set aside together
 * @param signed how many different people it was granted to
 * @param examples what the signers left for others, in no order of time
 */
public record Precedent(DiscretionCode code, List<String> rules, long signed, List<String> examples) {
    public Precedent {
        rules = List.copyOf(rules);
        examples = List.copyOf(examples);
    }
}
