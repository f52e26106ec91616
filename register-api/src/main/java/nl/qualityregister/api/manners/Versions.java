package nl.qualityregister.api.manners;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.qualityregister.api.problem.PreconditionFailed;
import nl.qualityregister.api.problem.PreconditionRequired;
import org.jspecify.annotations.Nullable;

/** Versions of what is edited, as {@code ETag} gives them and {@code If-Match} names them. */
public final class Versions {
    private static final Pattern TAG = Pattern.compile("\"([0-9]{1,18})\"");

    private Versions() {}

    public static String tag(long version) {
        return "\"" + version + "\"";
    }

    /** Refuses with {@link PreconditionRequired} when none is named; one that was never given is one that does not stand. */
    public static long named(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw new PreconditionRequired();
        }
        Matcher tag = TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw new PreconditionFailed();
        }
        return Long.parseLong(tag.group(1));
    }
}
