package nl.qualityregister.trail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One act or one look, as it is kept.
 *
 * @param act the verb of the trade in kebab-case: {@code evidence-submitted}, {@code dossier-read}
 * @param object what it was done to: {@code evidence:<id>}
 * @param subjects the registration numbers of the persons concerned
 * @param ground why it was allowed: {@code own-file}, {@code task:assessor}, {@code contract:<organisation>}
 * @param client the OAuth client that called, if one did
 */
public record Footprint(
        Actor actor,
        String act,
        String object,
        List<String> subjects,
        String ground,
        @Nullable String client) {
    public Footprint {
        subjects = List.copyOf(subjects);
    }
}
