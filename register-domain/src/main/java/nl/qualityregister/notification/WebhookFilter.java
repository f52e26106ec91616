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
 * @param endings also that the registration of somebody whom the organisation watches falls due soon
 */
public record WebhookFilter(
        @Nullable String label,
        WebhookPeople people,
        Set<RegisterId> registers,
        Set<EntryKind> kinds,
        boolean endings) {
    public WebhookFilter {
        registers = Set.copyOf(registers);
        kinds = Set.copyOf(kinds);
    }

    /** Of what falls due soon when no kinds are chosen. */
    public WebhookFilter(
            @Nullable String label, WebhookPeople people, Set<RegisterId> registers, Set<EntryKind> kinds) {
        this(label, people, registers, kinds, kinds.isEmpty());
    }
}
