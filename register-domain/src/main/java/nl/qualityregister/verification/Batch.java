package nl.qualityregister.verification;

import java.time.Instant;
import java.time.LocalDate;
import nl.qualityregister.organisation.AccountId;
import nl.qualityregister.organisation.OrganisationId;
import org.jspecify.annotations.Nullable;

/**
 * A list that a job answers.
 *
 * @param knownAt the state of knowledge all of it is answered from
 * @param rows how many questions
 * @param done how many of them are answered
 * @param signature when it is done, a compact JWS (ES256) over {@code {answers, answeredAt, id, knownAt, logSize, questions, rows, validOn}},
 *     {@code answers} and {@code questions} being the SHA-256 of both files in base64url
 */
public record Batch(
        BatchId id,
        AccountId asker,
        @Nullable OrganisationId organisation,
        LocalDate validOn,
        Instant knownAt,
        long logSize,
        BatchState state,
        int rows,
        int done,
        Instant handedInAt,
        @Nullable Instant endedAt,
        @Nullable String signature) {}
