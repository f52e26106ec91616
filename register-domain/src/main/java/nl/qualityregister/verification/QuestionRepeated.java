package nl.qualityregister.verification;

import java.util.List;
import java.util.Map;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.Refusal;

/** The same was asked more than once in one list: one answer would look like two people. */
public final class QuestionRepeated extends Refusal {
    private static final long serialVersionUID = 1L;

    QuestionRepeated(int repeated, List<Fault> faults) {
        super(Map.of("repeated", Integer.toString(repeated)), faults);
    }
}
