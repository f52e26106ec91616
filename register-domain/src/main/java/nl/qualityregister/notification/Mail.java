package nl.qualityregister.notification;

import nl.qualityregister.norm.Language;
import org.jspecify.annotations.Nullable;

/** A letter and where it goes, perhaps with the same on paper. */
record Mail(
        String to,
        Language language,
        Letter letter,
        @Nullable Attachment attachment) {
    Mail(String to, Language language, Letter letter) {
        this(to, language, letter, null);
    }

    /** @param pdf bytes that nobody compares */
    @SuppressWarnings("ArrayRecordComponent")
    record Attachment(String name, byte[] pdf) {}
}
