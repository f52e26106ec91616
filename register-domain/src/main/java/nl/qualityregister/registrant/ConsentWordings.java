package nl.qualityregister.registrant;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import nl.qualityregister.house.BusinessDay;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** All wordings there ever were, from {@code schemas/privacy/consents.json}. */
@Component
public class ConsentWordings {
    private final List<ConsentWording> all;
    private final BusinessDay businessDay;

    ConsentWordings(JsonMapper json, BusinessDay businessDay) {
        try (InputStream file = ConsentWordings.class.getResourceAsStream("/privacy/consents.json")) {
            this.all = json.readValue(Objects.requireNonNull(file), new TypeReference<List<ConsentWording>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.businessDay = businessDay;
    }

    public List<ConsentWording> all() {
        return all;
    }

    /** The one that is asked today. */
    public ConsentWording current() {
        return all.stream()
                .filter(wording -> !wording.from().isAfter(businessDay.today()))
                .max(Comparator.comparing(ConsentWording::from))
                .orElse(all.getFirst());
    }
}
