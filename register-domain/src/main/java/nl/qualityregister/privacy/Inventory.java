package nl.qualityregister.privacy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import nl.qualityregister.norm.Texts;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Everything that is held about people, as {@code schemas/privacy/inventory.json} lists it; a test holds it against the tables. */
@Component
public class Inventory {
    private final List<Holding> holdings;

    Inventory(JsonMapper json) {
        try (InputStream file = Inventory.class.getResourceAsStream("/privacy/inventory.json")) {
            if (file == null) {
                throw new IllegalStateException("privacy/inventory.json is missing");
            }
            this.holdings = json.readValue(file, new TypeReference<List<Listed>>() {}).stream()
                    .map(Listed::holding)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the order in which people read them. */
    public List<Holding> holdings() {
        return holdings;
    }

    private record Listed(String table, String nl, String en, String where, List<String> hidden) {
        Holding holding() {
            return new Holding(table, new Texts(nl, en), where, hidden);
        }
    }
}
