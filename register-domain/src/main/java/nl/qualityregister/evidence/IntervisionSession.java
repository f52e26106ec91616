package nl.qualityregister.evidence;

import nl.qualityregister.registrant.RegistrantId;
import org.jspecify.annotations.Nullable;

/** @param reason why it was voided */
public record IntervisionSession(
        IntervisionSessionId id,
        NewIntervisionSession report,
        SessionState state,
        RegistrantId reportedBy,
        @Nullable String reason) {}
