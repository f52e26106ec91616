package nl.qualityregister.privacy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.qualityregister.registrant.Registrant;
import org.jspecify.annotations.Nullable;

/** All that was held about a person at a moment; parts that hold nothing are named too. */
public record Export(Registrant person, Instant at, List<Part> parts) {
    public Export {
        parts = List.copyOf(parts);
    }

    /** @param rows by the names of their columns, without what is hidden or empty */
    public record Part(Holding holding, List<Map<String, @Nullable Object>> rows) {
        public Part {
            rows = List.copyOf(rows);
        }
    }
}
