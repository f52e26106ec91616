package nl.qualityregister.privacy;

import java.util.Map;
import nl.qualityregister.norm.Texts;
import org.jspecify.annotations.Nullable;

/** What becomes of rows about a person who is erased; {@code where} is which of them. */
public sealed interface Fate {
    /** The rows go; where they are other people's, {@code also} says what of them changes. */
    record Deleted(String where, @Nullable Changed also) implements Fate {}

    /**
     * The rows stay, without the person.
     *
     * @param set column to expression
     */
    record Changed(String where, Map<String, String> set, Texts why) implements Fate {}

    /** The rows stay as they are, and name nobody. */
    record Kept(Texts why) implements Fate {}

    /** More than rows is at stake: the room's own door sees to it. {@code why} tells what stays, if something does. */
    record ByDoor(String door, @Nullable Texts why) implements Fate {}

    /** They are not about the registrant. */
    record OfOthers() implements Fate {}
}
