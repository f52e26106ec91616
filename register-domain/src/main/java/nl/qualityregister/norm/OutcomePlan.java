package nl.qualityregister.norm;

/** A compiled outcome; the first one whose condition holds is the outcome. */
record OutcomePlan(String id, Condition when) {}
