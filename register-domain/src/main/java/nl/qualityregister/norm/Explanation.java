package nl.qualityregister.norm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A verdict in plain language.
 *
 * @param headline what came out, in a sentence or two
 * @param rules a part for each rule, in the order of the norm
 * @param items a part for each item that does not count, or not as a whole, in the order of the dossier
 */
public record Explanation(Language language, String headline, List<Part> rules, List<ItemPart> items) {

    public Explanation {
        rules = List.copyOf(rules);
        items = List.copyOf(items);
    }

    /**
     * What is said of one rule.
     *
     * @param rule its id, for programs; no text mentions it
     * @param text what counts, what is needed and what is missing, in short sentences
     * @param remedy what can be done about it; absent when nothing has to be
     */
    public record Part(
            String rule,
            String label,
            String question,
            boolean met,
            String text,
            @Nullable String remedy) {}

    /**
     * What is said of one item.
     *
     * @param item as in {@link Exclusion#item()}, for programs, which put the item's title before the text
     */
    public record ItemPart(String item, String text) {}
}
