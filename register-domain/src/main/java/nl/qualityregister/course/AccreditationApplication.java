package nl.qualityregister.course;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An application as it stands.
 *
 * @param title of the version applied for
 * @param feeCents what the register asks for it
 * @param judgement of the body, also when it asked back
 * @param answer of the provider to what was asked back
 */
public record AccreditationApplication(
        AccreditationRequest request,
        String title,
        RequestState state,
        long feeCents,
        Instant submittedAt,
        @Nullable AccreditationJudgement judgement,
        @Nullable String answer,
        @Nullable Instant concludedAt) {}
