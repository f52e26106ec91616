package nl.qualityregister.registrant;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How somebody is reached, and what of it everybody may see.
 *
 * @param version rises with every change; what {@code If-Match} names
 */
public record Contact(@Nullable String email, String language, Set<ShownContact> shown, long version) {
    public Contact {
        shown = Set.copyOf(shown);
    }
}
