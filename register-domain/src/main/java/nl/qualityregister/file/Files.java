package nl.qualityregister.file;

import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import nl.qualityregister.trail.Actor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door of uploads: PDF, PNG, JPEG, ODT and DOCX of at most 25 MB. */
@Service
@Transactional
public class Files {
    /** Refuses with FileTooLarge (413) or InputRefused (type unknown, content that is not what it claims to be). */
    public StoredFile store(InputStream content, String name, Actor by) {
        throw new UnsupportedOperationException();
    }

    /** In no particular order; unknown ids are left out. */
    public List<StoredFile> describe(Collection<FileId> ids) {
        throw new UnsupportedOperationException();
    }

    /** The bytes; the caller closes the stream. Refuses with FileNotFound, or FileNotScanned when it was found infected. */
    public InputStream open(FileId id) {
        throw new UnsupportedOperationException();
    }
}
