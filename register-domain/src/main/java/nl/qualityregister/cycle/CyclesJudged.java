package nl.qualityregister.cycle;

import java.util.List;

/** The verdicts of one chunk, in the transaction that stored them. */
public record CyclesJudged(List<Judged> verdicts) {
    public CyclesJudged {
        verdicts = List.copyOf(verdicts);
    }
}
