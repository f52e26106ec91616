package nl.qualityregister.cycle;

public enum CycleState {
    RUNNING,
    JUDGED,
    CLOSED
}
