package nl.qualityregister.privacy;

import java.util.Set;
import nl.qualityregister.norm.Texts;

/**
 * An entry of the register of processing activities (GDPR, article 30). What changes gets a new id, so that a line of the log always
 * leads to what held when it was written.
 *
 * @param id {@code verifying-1}: its name and its version
 * @param purpose a purpose of the {@link Schedule}, which has a ground
 * @param acts acts of the trail that are of it, whatever they are done to
 * @param objects kinds of things of the trail that what is done to them is of it
 */
public record ProcessingActivity(String id, Texts about, String purpose, Set<String> acts, Set<String> objects) {
    public ProcessingActivity {
        acts = Set.copyOf(acts);
        objects = Set.copyOf(objects);
    }
}
