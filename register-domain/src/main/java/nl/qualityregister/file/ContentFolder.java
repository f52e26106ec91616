package nl.qualityregister.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.house.RegisterHome;
import nl.qualityregister.house.Sha256;
import org.springframework.stereotype.Component;

/** The bytes, each content once, under its hash: {@code files/ab/cdef…}. */
@Component
class ContentFolder {
    static final long LARGEST = 25L * 1024 * 1024;

    /** No upload takes longer; what is older was left by a process that died. */
    private static final Duration LONGEST_UPLOAD = Duration.ofDays(1);

    private static final int BUFFER = 64 * 1024;

    private static final String QUARANTINE = "quarantine";
    private static final String SWEPT = "swept";

    private final Path folder;
    private final Clock clock;

    ContentFolder(RegisterHome home, Clock clock) {
        this.folder = home.folder().resolve("files");
        this.clock = clock;
    }

    /** Refuses with FileTooLarge as soon as it is, and with InputRefused when there is nothing. */
    Received receive(InputStream content) throws IOException {
        Path incoming = Files.createDirectories(folder.resolve("incoming"));
        sweep(incoming);
        Path path = Files.createTempFile(incoming, "upload-", ".part");
        boolean complete = false;
        try {
            Received received = write(content, path);
            complete = true;
            return received;
        } finally {
            if (!complete) {
                Files.deleteIfExists(path);
            }
        }
    }

    private static Received write(InputStream content, Path path) throws IOException {
        MessageDigest digest = Sha256.digest();
        long size = 0;
        byte[] buffer = new byte[BUFFER];
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                size += read;
                if (size > LARGEST) {
                    throw new FileTooLarge(LARGEST);
                }
                digest.update(buffer, 0, read);
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read);
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
            }
            file.force(true);
        }
        if (size == 0) {
            throw new InputRefused(List.of(Fault.at("/file", "empty-file")));
        }
        return new Received(path, size, HexFormat.of().formatHex(digest.digest()));
    }

    /** In one step, so that nobody ever sees half a file; the same content a second time changes nothing. */
    void keep(Received received) throws IOException {
        Path place = place(received.sha256());
        if (!Files.exists(place) && Files.exists(received.path())) {
            Files.createDirectories(place.getParent());
            Files.move(received.path(), place, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Wherever it lies. */
    void discard(String sha256) throws IOException {
        Files.deleteIfExists(place(sha256));
        Files.deleteIfExists(folder.resolve(QUARANTINE).resolve(sha256));
    }

    /** Out of the reach of everybody who asks for it by its hash; an operator finds it under {@code files/quarantine}. */
    void quarantine(String sha256) throws IOException {
        Path place = place(sha256);
        if (Files.exists(place)) {
            Path kept = Files.createDirectories(folder.resolve(QUARANTINE)).resolve(sha256);
            Files.move(place, kept, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * Removes contents older than the moment that nobody knows. Each is set aside first and asked for then, so that an upload of the same
     * bytes meanwhile either finds its place empty and fills it, or is known and gets it back.
     */
    int sweep(Instant olderThan, Predicate<String> known) throws IOException {
        int swept = 0;
        for (Path content : contents(olderThan)) {
            Path place = folder.relativize(content);
            String sha256 = place.getName(0).toString() + place.getName(1);
            if (!known.test(sha256) && sweep(content, sha256, known)) {
                swept++;
            }
        }
        return swept;
    }

    private boolean sweep(Path content, String sha256, Predicate<String> known) throws IOException {
        Path aside = Files.createDirectories(folder.resolve(SWEPT)).resolve(sha256);
        Files.move(content, aside, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        if (known.test(sha256)) {
            Files.move(aside, content, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return false;
        }
        Files.delete(aside);
        return true;
    }

    private List<Path> contents(Instant olderThan) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> found = new ArrayList<>();
        try (Stream<Path> all = Files.find(
                folder,
                2,
                (path, about) -> about.isRegularFile()
                        && about.lastModifiedTime().toInstant().isBefore(olderThan)
                        && folder.relativize(path).getNameCount() == 2
                        && folder.relativize(path).getName(0).toString().matches("[0-9a-f]{2}"))) {
            all.forEach(found::add);
        }
        return found;
    }

    InputStream open(String sha256) throws IOException {
        return Files.newInputStream(place(sha256));
    }

    Path place(String sha256) {
        return folder.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2));
    }

    private void sweep(Path incoming) throws IOException {
        Instant oldest = clock.instant().minus(LONGEST_UPLOAD);
        try (Stream<Path> left = Files.list(incoming)) {
            for (Path path : left.toList()) {
                if (abandoned(path, oldest)) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }

    private static boolean abandoned(Path path, Instant oldest) throws IOException {
        try {
            return Files.getLastModifiedTime(path).toInstant().isBefore(oldest);
        } catch (java.nio.file.NoSuchFileException e) {
            // its own upload was faster
            return false;
        }
    }
}
