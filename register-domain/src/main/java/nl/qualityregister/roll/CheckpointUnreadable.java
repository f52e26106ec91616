package nl.qualityregister.roll;

import nl.qualityregister.house.Refusal;

/** What was handed in is no checkpoint as C2SP tlog-checkpoint describes it. */
public final class CheckpointUnreadable extends Refusal {
    private static final long serialVersionUID = 1L;
}
