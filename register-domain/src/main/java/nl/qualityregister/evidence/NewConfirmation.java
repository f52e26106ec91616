package nl.qualityregister.evidence;

import java.time.LocalDate;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;
import org.jspecify.annotations.Nullable;

/**
 * What a professional asks somebody else to confirm.
 *
 * @param kind {@code practice}, {@code visit}, {@code mentor-talk}, or a kind that a norm of the register names
 * @param happenedOn the day it happened; of a period its last
 * @param statement what is to be confirmed, as the third party will read it
 * @param evidence the piece it belongs to, if any
 * @param language {@code nl} or {@code en}: in which the third party is written to
 */
public record NewConfirmation(
        RegistrantId registrant,
        RegisterId register,
        String kind,
        LocalDate happenedOn,
        String statement,
        @Nullable EvidenceId evidence,
        Relation relation,
        String name,
        String email,
        String language) {}
