package nl.qualityregister.api.problem;

import nl.qualityregister.house.Refusal;

/** It needs somebody who signed in, though nobody known here, and was asked without a token. */
public final class SignInRequired extends Refusal {
    private static final long serialVersionUID = 1L;
}
