package nl.qualityregister.decision;

import java.time.Instant;
import nl.qualityregister.organisation.AccountId;
import nl.qualityregister.registrant.RegistrationNumber;
import org.jspecify.annotations.Nullable;

/** @param number the registration number, once accepted */
public record Application(
        ApplicationId id,
        AccountId applicant,
        NewApplication asked,
        ApplicationState state,
        @Nullable String reason,
        @Nullable RegistrationNumber number,
        Instant submittedAt,
        long version) {}
