package nl.qualityregister.course;

import java.time.LocalDate;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.registrant.RegistrantId;
import org.jspecify.annotations.Nullable;

/**
 * What a professional means to do and has not done yet: a seat booked on an edition, or an activity of her own. It never credits; a
 * forecast shows it apart.
 *
 * @param subject the key of it: {@code booking:<id>} or {@code plan:<id>}
 * @param completedOn the day on which it would be completed
 * @param category as the accreditation, or she herself, has it
 * @param points for the register asked; absent where hours alone count
 */
public record PlannedActivity(
        String subject,
        RegistrantId registrant,
        String title,
        LocalDate completedOn,
        String type,
        String category,
        @Nullable String topic,
        @Nullable String knowledgeSource,
        @Nullable Hundredths points,
        @Nullable Hundredths hours) {}
