package nl.qualityregister.file;

import java.util.List;

/** Malware was found in them; they lie in quarantine. */
public record FilesInfected(List<StoredFile> files) {
    public FilesInfected {
        files = List.copyOf(files);
    }
}
