package nl.qualityregister.privacy;

import java.util.List;
import nl.qualityregister.norm.Texts;

/**
 * One place where something about a person is kept.
 *
 * @param table its rows
 * @param where which of them are about the registrant {@code :registrant}
 * @param hidden columns that are not the person's to see: who judged, secrets of seals, keys of links
 */
public record Holding(String table, Texts about, String where, List<String> hidden) {
    public Holding {
        hidden = List.copyOf(hidden);
    }
}
