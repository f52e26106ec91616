package nl.qualityregister.norm;

/** A sum or a number of activities as a term of its own, for what can be known of it without judging again. */
record ActivitySum(ActivityQuery query, Unit unit) {}
