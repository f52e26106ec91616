package nl.qualityregister.decision;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.qualityregister.file.FileId;

/**
 * The view of the person on what is intended (zienswijze).
 *
 * @param saysAll whether she has nothing to add, so that nobody needs to wait for the end of the term
 */
public record PersonView(UUID id, String words, List<FileId> files, boolean saysAll, Instant givenAt) {
    public PersonView {
        files = List.copyOf(files);
    }
}
