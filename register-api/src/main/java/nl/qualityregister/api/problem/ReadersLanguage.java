package nl.qualityregister.api.problem;

import java.util.List;
import java.util.Locale;
import nl.qualityregister.norm.Language;
import org.jspecify.annotations.Nullable;

/** In which of our languages somebody is answered. */
public final class ReadersLanguage {
    private static final List<String> TAGS = List.of("nl", "en");

    private ReadersLanguage() {}

    /** The one that {@code Accept-Language} prefers; English when it prefers none of ours, or cannot be read. */
    public static Language preferred(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return Language.EN;
        }
        try {
            String tag = Locale.lookupTag(Locale.LanguageRange.parse(acceptLanguage), TAGS);
            return "nl".equals(tag) ? Language.NL : Language.EN;
        } catch (IllegalArgumentException unreadable) {
            return Language.EN;
        }
    }
}
