package nl.qualityregister.norm;

/** A compiled condition. A comparison with something that is not there does not hold. */
interface Condition {

    boolean holds(Evaluation evaluation, int item);
}
