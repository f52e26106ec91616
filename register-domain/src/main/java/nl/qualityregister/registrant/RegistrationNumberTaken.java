package nl.qualityregister.registrant;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import nl.qualityregister.house.Refusal;

/** A registration number was given that somebody already has, or twice in one call. */
public final class RegistrationNumberTaken extends Refusal {
    private static final long serialVersionUID = 1L;

    RegistrationNumberTaken(Collection<RegistrationNumber> numbers) {
        super(Map.of(
                "numbers",
                numbers.stream().map(RegistrationNumber::value).sorted().collect(Collectors.joining(", "))));
    }
}
