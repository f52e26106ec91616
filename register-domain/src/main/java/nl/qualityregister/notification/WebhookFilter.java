package nl.qualityregister.notification;

import java.util.Set;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.roll.EntryKind;
import org.jspecify.annotations.Nullable;

/**
 * Of whom and of what a webhook is told.
 *
 * @param label what the organisation calls it
 * @param registers only these; empty for all
 * @param kinds only these; empty for all
 */
public record WebhookFilter(
        @Nullable String label, WebhookPeople people, Set<RegisterId> registers, Set<EntryKind> kinds) {
    public WebhookFilter {
        registers = Set.copyOf(registers);
        kinds = Set.copyOf(kinds);
    }
}
