package nl.qualityregister.points;

import java.time.LocalDate;
import java.util.Map;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;
import org.jspecify.annotations.Nullable;

/** A credited fact: what was done and what fixed its worth, never what a norm makes of it. */
public record NewCredit(
        RegistrantId registrant,
        RegisterId register,
        CreditSource source,
        LocalDate completedOn,
        String category,
        String type,
        @Nullable String topic,
        @Nullable Hundredths points,
        @Nullable Hundredths hours,
        Map<String, Object> attributes) {}
