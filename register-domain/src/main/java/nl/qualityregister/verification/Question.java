package nl.qualityregister.verification;

import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import org.jspecify.annotations.Nullable;

/** One item: a number as written, narrowed to a register or an occupation if asked. */
public record Question(
        String number,
        @Nullable RegisterId register,
        @Nullable OccupationCode occupation) {}
