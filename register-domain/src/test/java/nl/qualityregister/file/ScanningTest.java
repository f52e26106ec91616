package nl.qualityregister.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.qualityregister.house.RegisterHome;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.trail.Actor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of uploads with a scanner, and while it is away. */
@DomainTest
class ScanningTest {
    private static final Actor BY = Actor.account("test");

    @Autowired
    ContentFolder folder;

    @Autowired
    FileRows rows;

    @Autowired
    RegisterHome home;

    @Autowired
    Clock clock;

    @Autowired
    TransactionTemplate transaction;

    final List<StoredFile> told = new ArrayList<>();
    FakeClamd daemon;

    @BeforeEach
    void start() throws IOException {
        daemon = new FakeClamd();
    }

    @AfterEach
    void stop() throws IOException {
        daemon.close();
    }

    @Test
    void whatTheScannerFindsCleanIsServed() throws IOException {
        StoredFile stored = store(files(), "net " + UUID.randomUUID());

        assertThat(stored.scan()).isEqualTo(ScanState.CLEAN);
        assertThat(files().open(stored.id())).isNotEmpty();
    }

    @Test
    void whatIsInfectedLiesInQuarantineAndItsOwnerIsTold() {
        StoredFile stored = store(files(), FakeClamd.EICAR + UUID.randomUUID());

        assertThat(stored.scan()).isEqualTo(ScanState.INFECTED);
        assertThat(told).containsExactly(stored);
        assertThat(folder.place(stored.sha256())).doesNotExist();
        assertThat(home.folder().resolve("files/quarantine").resolve(stored.sha256()))
                .exists();
        assertThatThrownBy(() -> files().open(stored.id())).isInstanceOf(FileInfected.class);
    }

    @Test
    void theSameInfectedBytesAgainAreNotServedEither() {
        String virus = FakeClamd.EICAR + UUID.randomUUID();
        store(files(), virus);

        StoredFile again = store(files(), virus);

        assertThat(again.scan()).isEqualTo(ScanState.INFECTED);
        assertThat(folder.place(again.sha256())).doesNotExist();
    }

    @Test
    void whatAnOutageLeftIsNotServedUntilItIsScanned() {
        daemon.is(FakeClamd.Mood.HANGS_UP);
        StoredFile clean = store(files(), "schoon " + UUID.randomUUID());
        StoredFile virus = store(files(), FakeClamd.EICAR + UUID.randomUUID());
        assertThat(clean.scan()).isEqualTo(ScanState.UNSCANNED);
        assertThatThrownBy(() -> files().open(clean.id())).isInstanceOf(FileUnscanned.class);

        daemon.is(FakeClamd.Mood.WELL);
        scanAll(files());

        assertThat(state(clean)).isEqualTo(ScanState.CLEAN);
        assertThat(state(virus)).isEqualTo(ScanState.INFECTED);
        assertThat(told).extracting(StoredFile::id).containsExactly(virus.id());
        assertThat(folder.place(virus.sha256())).doesNotExist();
    }

    @Test
    void aScannerThatSaysNothingEndsThePass() {
        store(files(new NoScanner(ScanState.UNSCANNED)), "wacht " + UUID.randomUUID());
        daemon.is(FakeClamd.Mood.HANGS_UP);

        Files.ScanPass pass = files().scanWaiting(Optional.empty(), 10);

        assertThat(pass.silent()).isTrue();
        assertThat(pass.waiting()).isPositive();
    }

    @Test
    void withoutAScannerNothingIsScannedAndOnlyWhatIsWaivedIsServed() throws IOException {
        StoredFile forgotten = store(files(new NoScanner(ScanState.UNSCANNED)), "x " + UUID.randomUUID());
        StoredFile waived = store(files(new NoScanner(ScanState.WAIVED)), "y " + UUID.randomUUID());

        assertThatThrownBy(() -> files().open(forgotten.id())).isInstanceOf(FileUnscanned.class);
        assertThat(waived.scan()).isEqualTo(ScanState.WAIVED);
        assertThat(files().open(waived.id())).isNotEmpty();
        assertThat(files(new NoScanner(ScanState.WAIVED))
                        .scanWaiting(Optional.empty(), 10)
                        .last())
                .isEmpty();
    }

    @Test
    void whatWasWaivedIsScannedOnceThereIsAScanner() {
        StoredFile waived = store(files(new NoScanner(ScanState.WAIVED)), FakeClamd.EICAR + UUID.randomUUID());

        scanAll(files());

        assertThat(state(waived)).isEqualTo(ScanState.INFECTED);
    }

    @Test
    void bytesThatNoRowNamesAreSweptAfterADay() throws IOException {
        StoredFile named = store(files(), "blijft " + UUID.randomUUID());
        Path left = folder.place(
                "ab" + UUID.randomUUID().toString().replace("-", "").repeat(2).substring(2));
        Path fresh = folder.place(
                "ab" + UUID.randomUUID().toString().replace("-", "").repeat(2).substring(2));
        java.nio.file.Files.createDirectories(left.getParent());
        java.nio.file.Files.writeString(left, "a crash left this");
        java.nio.file.Files.writeString(fresh, "an upload is at it");
        FileTime longAgo = FileTime.from(Instant.now(clock).minus(Duration.ofDays(2)));
        java.nio.file.Files.setLastModifiedTime(left, longAgo);
        java.nio.file.Files.setLastModifiedTime(folder.place(named.sha256()), longAgo);

        int swept = files().sweep();

        assertThat(swept).isPositive();
        assertThat(left).doesNotExist();
        assertThat(fresh).exists();
        assertThat(folder.place(named.sha256())).exists();
    }

    private void scanAll(Files files) {
        Optional<String> after = Optional.empty();
        do {
            after = files.scanWaiting(after, 50).last();
        } while (after.isPresent());
    }

    private ScanState state(StoredFile file) {
        return rows.find(List.of(file.id())).getFirst().scan();
    }

    private StoredFile store(Files files, String text) {
        return files.store(new ByteArrayInputStream(withPlain(text)), "bewijs.pdf", BY);
    }

    /** The text as it is beside what a PDF makes of it. */
    private static byte[] withPlain(String text) {
        return Contents.joined(Contents.pdf(text), Contents.bytes("\n%" + text + "\n"));
    }

    private Files files() {
        return files(daemon.asked());
    }

    private Files files(Scanner scanner) {
        return new Files(folder, rows, scanner, clock, transaction, event -> {
            if (event instanceof FilesInfected infected) {
                told.addAll(infected.files());
            }
        });
    }
}
