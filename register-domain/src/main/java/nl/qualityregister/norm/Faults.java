package nl.qualityregister.norm;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What has been found wrong so far; a document is read to its end so that its writer sees every fault at once. */
final class Faults {

    private final Set<DocumentFault> found = new LinkedHashSet<>();

    void add(String pointer, String message) {
        found.add(new DocumentFault(pointer, message));
    }

    boolean none() {
        return found.isEmpty();
    }

    List<DocumentFault> all() {
        return new ArrayList<>(found);
    }
}
