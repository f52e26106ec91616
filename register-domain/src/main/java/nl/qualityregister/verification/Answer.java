package nl.qualityregister.verification;

import java.util.List;
import nl.qualityregister.roll.Standing;

/** @param standings what the answer rests on; empty when not found */
public record Answer(Question question, ResultCode result, List<Standing> standings) {
    public Answer {
        standings = List.copyOf(standings);
    }
}
