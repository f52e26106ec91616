package nl.qualityregister.verification;

public enum BatchState {
    /** Until the worker takes it up. */
    WAITING,
    RUNNING,
    DONE,
    CANCELLED,
    /** The job ended with a fault; the operator's log has it, and the same order goes on. */
    FAILED
}
