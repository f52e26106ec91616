package nl.qualityregister.registrant;

import java.util.Set;

/** What may be told of these numbers has changed, in the running transaction. */
public record VisibilityChanged(Set<RegistrationNumber> numbers) {
    public VisibilityChanged {
        numbers = Set.copyOf(numbers);
    }
}
