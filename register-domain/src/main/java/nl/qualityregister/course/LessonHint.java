package nl.qualityregister.course;

/**
 * Something in a text by which somebody might be recognised; for the writer and the editor to look at.
 *
 * @param from the place of its first character
 * @param found the words themselves
 */
public record LessonHint(Kind kind, int from, String found) {
    public enum Kind {
        NAME,
        PLACE,
        DATE,
        NUMBER,
        ADDRESS,
        ORGANISATION
    }
}
