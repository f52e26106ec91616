package nl.qualityregister.privacy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.qualityregister.norm.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything that is held about people: {@code schemas/privacy/inventory.json} lists the places, {@code fields.json} each column of them
 * with what it is for and what becomes of it. A test holds both against the tables.
 */
@Component
public class Inventory {
    private final List<Holding> holdings;
    private final Set<String> nobody;

    Inventory(JsonMapper json) {
        List<Listed> listed = json.readValue(text("inventory.json"), new TypeReference<List<Listed>>() {});
        Details details = json.readValue(text("fields.json"), Details.class);
        this.holdings = listed.stream()
                .map(one -> one.holding(details.tables().getOrDefault(one.table(), Detail.UNSAID)))
                .toList();
        this.nobody = Set.copyOf(details.nobody());
    }

    static String text(String name) {
        try (InputStream file = Inventory.class.getResourceAsStream("/privacy/" + name)) {
            return new String(
                    Objects.requireNonNull(file, name).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the order in which people read them. */
    public List<Holding> holdings() {
        return holdings;
    }

    /** Tables that hold nothing about anybody but the ids of who acted. */
    public Set<String> nobody() {
        return nobody;
    }

    private record Listed(
            String table,
            String nl,
            String en,
            String where,
            List<String> hidden,
            @Nullable Boolean others) {
        Holding holding(Detail detail) {
            return new Holding(
                    table,
                    new Texts(nl, en),
                    where,
                    hidden,
                    Boolean.TRUE.equals(others),
                    detail.category(),
                    detail.erased().fate(where),
                    detail.fields());
        }
    }

    private record Details(Map<String, Detail> tables, List<String> nobody) {}

    private record Detail(String category, Erased erased, LinkedHashMap<String, String> fields) {
        /** Until somebody says more, which a test asks for, rows go with their person. */
        static final Detail UNSAID =
                new Detail("person", new Erased("deleted", null, null, null, null, null), new LinkedHashMap<>());
    }

    private record Erased(
            String how,
            @Nullable String where,
            @Nullable LinkedHashMap<String, String> set,
            @Nullable Texts why,
            @Nullable String door,
            @Nullable Erased also) {
        Fate fate(String usual) {
            String which = where == null ? usual : where;
            return switch (how) {
                case "deleted" -> new Fate.Deleted(which, also == null ? null : (Fate.Changed) also.fate(usual));
                case "changed" ->
                    new Fate.Changed(which, Objects.requireNonNull(set, "set"), Objects.requireNonNull(why, "why"));
                case "kept" -> new Fate.Kept(Objects.requireNonNull(why, "why"));
                case "door" -> new Fate.ByDoor(Objects.requireNonNull(door, "door"), why);
                case "others" -> new Fate.OfOthers();
                default -> throw new IllegalStateException("no fate " + how);
            };
        }
    }
}
