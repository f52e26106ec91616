package nl.qualityregister.verification;

import nl.qualityregister.house.Refusal;

/** Neither the account nor its organisation handed in such a list. */
public final class BatchNotFound extends Refusal {
    private static final long serialVersionUID = 1L;
}
