package nl.qualityregister.registrant;

import java.time.LocalDate;
import java.util.Map;
import nl.qualityregister.norm.Texts;

/**
 * The words to which somebody agrees who gives a consent. What was agreed to stays what was agreed to: a change is a new version.
 *
 * @param version {@code 2025-1}
 * @param from the first day on which it is asked
 */
public record ConsentWording(String version, LocalDate from, Map<ConsentScope, Texts> scopes) {
    public ConsentWording {
        scopes = Map.copyOf(scopes);
    }
}
