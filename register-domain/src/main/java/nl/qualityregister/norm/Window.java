package nl.qualityregister.norm;

/**
 * A range of days that is known only with the facts, both ends included.
 *
 * @param main whether it is the window of the norm itself
 */
record Window(DayTerm from, DayTerm to, boolean main) {

    static final Window MAIN = new Window(
            DayTerm.of((evaluation, _) -> evaluation.mainFrom, true),
            DayTerm.of((evaluation, _) -> evaluation.mainTo, false),
            true);

    int from(Evaluation evaluation, int item) {
        return from.code().of(evaluation, item);
    }

    int to(Evaluation evaluation, int item) {
        return to.code().of(evaluation, item);
    }
}
