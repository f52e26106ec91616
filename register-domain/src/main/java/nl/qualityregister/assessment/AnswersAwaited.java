package nl.qualityregister.assessment;

import java.time.LocalDate;
import java.util.List;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.registrant.RegistrantId;
import org.jspecify.annotations.Nullable;

/** What was asked back is still waited for, and its day is near: told once an item. */
public record AnswersAwaited(List<Awaited> items) {
    public AnswersAwaited {
        items = List.copyOf(items);
    }

    /** @param answerBy the last day to answer */
    public record Awaited(
            ItemId item,
            ItemKind kind,
            String subject,
            @Nullable RegistrantId registrant,
            @Nullable OrganisationId provider,
            LocalDate answerBy) {}
}
