package nl.qualityregister.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.qualityregister.trail.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The door of uploads: PDF, PNG, JPEG, ODT and DOCX of at most 25 MB. The bytes are there before the row that names them, so that a crash
 * leaves bytes without a row and never a row without bytes; those are swept.
 */
@Service
@Transactional
public class Files {
    private static final Logger LOG = LoggerFactory.getLogger(Files.class);

    /** Bytes without a row are left alone for as long as an upload can be under way. */
    private static final Duration SWEPT_AFTER = Duration.ofDays(1);

    private final ContentFolder folder;
    private final FileRows rows;
    private final Scanner scanner;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    Files(
            ContentFolder folder,
            FileRows rows,
            Scanner scanner,
            Clock clock,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.folder = folder;
        this.rows = rows;
        this.scanner = scanner;
        this.clock = clock;
        this.transaction = transaction;
        this.events = events;
    }

    /**
     * Refuses with FileTooLarge (413) or, at {@code /file}, with InputRefused: a type that is not taken, content that is not what it
     * claims to be, or that is two things at once. What is refused leaves nothing behind. An upload takes as long as the sender's line,
     * so that the database is asked only once it is in. What the scanner finds infected is kept in quarantine and published as
     * {@link FilesInfected}; what it cannot look at now stays unscanned.
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    public StoredFile store(InputStream content, String name, Actor by) {
        try (Received received = folder.receive(content)) {
            MediaType type = Recognition.of(received.path());
            ScanState scan = scanner.scan(received.path());
            folder.keep(received);
            StoredFile stored = transaction.execute(status -> add(received, type, scan, FileName.safe(name), by));
            // a sweep may have taken it for left over between the one and the other
            folder.keep(received);
            if (stored.scan() == ScanState.INFECTED) {
                folder.quarantine(stored.sha256());
            }
            return stored;
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
        if (known == ScanState.INFECTED) {
            announceInfected(List.of(file));
        }
        return file;
    }

    private void announceInfected(List<StoredFile> files) {
        files.forEach(file -> LOG.warn("file {} of content {} is infected", file.id(), file.sha256()));
        events.publishEvent(new FilesInfected(files));
    }

    /** In no particular order; unknown ids are left out. */
    @Transactional(readOnly = true)
    public List<StoredFile> describe(Collection<FileId> ids) {
        return rows.find(ids);
    }

    /**
     * The bytes; the caller closes the stream. Refuses with FileNotFound, FileInfected when it was found infected, FileUnscanned when no
     * scanner has seen it.
     */
    @Transactional(readOnly = true)
    public InputStream open(FileId id) {
        StoredFile file = rows.find(List.of(id)).stream().findFirst().orElseThrow(() -> new FileNotFound(id));
        if (file.scan() == ScanState.INFECTED) {
            throw new FileInfected(id);
        }
        if (!file.scan().served()) {
            throw new FileUnscanned(id);
        }
        try {
            return folder.open(file.sha256());
        } catch (IOException e) {
            throw new UncheckedIOException("content of file " + id + " cannot be read", e);
        }
    }

    /**
     * What became of a pass over what waits.
     *
     * @param last the last content that was looked at: where the next pass goes on; empty when there was none
     * @param silent whether the scanner did not answer, so that going on is of no use now
     */
    public record ScanPass(int clean, int infected, int waiting, Optional<String> last, boolean silent) {}

    /**
     * Hands to the scanner what it has not seen, outside any transaction, in the order of the hash; any number may do so at once. Without
     * a scanner nothing is done. Publishes {@link FilesInfected}.
     *
     * @param after the hash after which to go on; empty for the beginning
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public ScanPass scanWaiting(Optional<String> after, int atMost) {
        if (!scanner.looks()) {
            return new ScanPass(0, 0, 0, Optional.empty(), false);
        }
        int clean = 0;
        int infected = 0;
        int waiting = 0;
        Optional<String> last = Optional.empty();
        for (String sha256 : rows.waiting(after, atMost)) {
            last = Optional.of(sha256);
            switch (scanKept(sha256)) {
                case CLEAN -> clean++;
                case INFECTED -> infected++;
                case UNSCANNED, WAIVED -> waiting++;
            }
        }
        return new ScanPass(clean, infected, waiting, last, waiting > 0 && clean + infected == 0);
    }

    private ScanState scanKept(String sha256) {
        Path content = folder.place(sha256);
        ScanState found = java.nio.file.Files.exists(content) ? scanner.scan(content) : ScanState.UNSCANNED;
        if (found == ScanState.CLEAN || found == ScanState.INFECTED) {
            transaction.executeWithoutResult(status -> note(sha256, found));
        }
        if (found == ScanState.INFECTED) {
            quarantine(sha256);
        }
        return found;
    }

    private void note(String sha256, ScanState found) {
        if (rows.scanned(sha256, found, clock.instant()) && found == ScanState.INFECTED) {
            announceInfected(rows.of(sha256));
        }
    }

    private void quarantine(String sha256) {
        try {
            folder.quarantine(sha256);
        } catch (IOException e) {
            throw new UncheckedIOException("content " + sha256 + " not quarantined", e);
        }
    }

    /** Forgets these files; a content that no other file has goes from the disk when that has committed. Unknown ids are left out. */
    public void forget(Collection<FileId> ids) {
        List<String> gone = rows.remove(ids);
        if (!gone.isEmpty() && TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    gone.forEach(Files.this::discard);
                }
            });
        }
    }

    /** What a crash leaves here is swept. */
    private void discard(String sha256) {
        try {
            if (!rows.isKnown(sha256)) {
                folder.discard(sha256);
            }
        } catch (IOException e) {
            LOG.warn("content {} not removed, the next sweep will: {}", sha256, e.toString());
        }
    }

    /** Removes bytes that no row names and that are a day old: what a crash between the two left. Returns how many. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public int sweep() {
        try {
            return folder.sweep(clock.instant().minus(SWEPT_AFTER), rows::isKnown);
        } catch (IOException e) {
            throw new UncheckedIOException("not swept", e);
        }
    }
}
