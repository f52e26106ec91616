package nl.qualityregister.jobs.ledger;

import java.nio.file.Path;

/** Balances are not what the ledger comes to; the run has failed, and the report names each of them. */
final class BalancesDiffer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BalancesDiffer(long differences, Path report) {
        super(differences + (differences == 1 ? " balance differs" : " balances differ") + " from the ledger; see "
                + report + "; repair=true writes them anew");
    }
}
