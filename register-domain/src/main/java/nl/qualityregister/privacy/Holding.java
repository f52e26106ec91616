package nl.qualityregister.privacy;

import java.util.List;
import java.util.Map;
import nl.qualityregister.norm.Texts;

/**
 * One place where something about a person is kept.
 *
 * @param table its rows
 * @param where which of them are about the registrant {@code :registrant}
 * @param hidden columns that are not the person's to see: who judged, secrets of seals, keys of links
 * @param others whether it holds people who are no registrants: contacts of organisations, lecturers
 * @param category how long it is kept: a category of the {@link Schedule}
 * @param fate what becomes of the rows when the person is erased
 * @param fields every column with the purpose for which it is kept
 */
public record Holding(
        String table,
        Texts about,
        String where,
        List<String> hidden,
        boolean others,
        String category,
        Fate fate,
        Map<String, String> fields) {
    public Holding {
        hidden = List.copyOf(hidden);
    }
}
