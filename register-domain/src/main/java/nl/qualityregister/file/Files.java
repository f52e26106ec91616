package nl.qualityregister.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import nl.qualityregister.trail.Actor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The door of uploads: PDF, PNG, JPEG, ODT and DOCX of at most 25 MB. */
@Service
@Transactional
public class Files {
    private final ContentFolder folder;
    private final FileRows rows;
    private final Scanner scanner;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Files(ContentFolder folder, FileRows rows, Scanner scanner, Clock clock, TransactionTemplate transaction) {
        this.folder = folder;
        this.rows = rows;
        this.scanner = scanner;
        this.clock = clock;
        this.transaction = transaction;
    }

    /**
     * Refuses with FileTooLarge (413) or, at {@code /file}, with InputRefused: a type that is not taken, content that is not what it
     * claims to be, or that is two things at once. What is refused leaves nothing behind. An upload takes as long as the sender's line,
     * so that the database is asked only once it is in.
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    public StoredFile store(InputStream content, String name, Actor by) {
        try (Received received = folder.receive(content)) {
            MediaType type = Recognition.of(received.path());
            ScanState scan = scanner.scan(received.path());
            folder.keep(received);
            return transaction.execute(status -> add(received, type, scan, FileName.safe(name), by));
        } catch (IOException e) {
            throw new UncheckedIOException("upload not stored", e);
        }
    }

    private StoredFile add(Received received, MediaType type, ScanState scan, String name, Actor by) {
        Instant now = clock.instant();
        ScanState known = rows.keep(received.sha256(), type.text(), received.size(), scan, now);
        StoredFile file = new StoredFile(
                new FileId(UUID.randomUUID()),
                name,
                type.text(),
                received.size(),
                received.sha256(),
                known,
                by.name(),
                now);
        rows.add(file);
        return file;
    }

    /** In no particular order; unknown ids are left out. */
    @Transactional(readOnly = true)
    public List<StoredFile> describe(Collection<FileId> ids) {
        return rows.find(ids);
    }

    /** The bytes; the caller closes the stream. Refuses with FileNotFound, or FileInfected when it was found infected. */
    @Transactional(readOnly = true)
    public InputStream open(FileId id) {
        StoredFile file = rows.find(List.of(id)).stream().findFirst().orElseThrow(() -> new FileNotFound(id));
        if (file.scan() == ScanState.INFECTED) {
            throw new FileInfected(id);
        }
        try {
            return folder.open(file.sha256());
        } catch (IOException e) {
            throw new UncheckedIOException("content of file " + id + " cannot be read", e);
        }
    }
}
