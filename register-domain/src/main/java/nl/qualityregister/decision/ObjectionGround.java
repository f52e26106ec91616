package nl.qualityregister.decision;

/** Whether rules of form were not followed, or the outcome is wrong. */
public enum ObjectionGround {
    FORMAL,
    SUBSTANCE
}
