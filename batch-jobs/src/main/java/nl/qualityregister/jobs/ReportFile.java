package nl.qualityregister.jobs;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import nl.qualityregister.house.RegisterHome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A report that a job writes to {@code reports} under the register's home, readable for its owner only. It is written beside its place and
 * put there when it is whole; one of that name is replaced. Refuses with {@link FileNotWritten}.
 */
public final class ReportFile implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(ReportFile.class);

    private final Path path;
    private final Path unfinished;
    private final OutputStream out;
    private boolean broken;

    private ReportFile(Path path) throws IOException {
        this.path = path;
        this.unfinished = path.resolveSibling("." + path.getFileName() + ".unfinished");
        Files.createDirectories(path.getParent());
        Files.deleteIfExists(unfinished);
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        this.out = new BufferedOutputStream(
                Files.newOutputStream(unfinished, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    }

    /** @param name with its ending: {@code balances-krsd-demo.csv} */
    public static ReportFile open(RegisterHome home, String name) {
        Path path = home.folder().resolve("reports").resolve(name);
        try {
            return new ReportFile(path);
        } catch (IOException e) {
            throw new FileNotWritten(path, e);
        }
    }

    public static Path write(RegisterHome home, String name, String text) {
        return write(home, name, text.getBytes(StandardCharsets.UTF_8));
    }

    public static Path write(RegisterHome home, String name, byte[] content) {
        try (ReportFile file = open(home, name)) {
            file.write(content);
            return file.path();
        }
    }

    public Path path() {
        return path;
    }

    public void write(String text) {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(byte[] content) {
        try {
            out.write(content);
        } catch (IOException e) {
            broken = true;
            throw new FileNotWritten(path, e);
        }
    }

    /** A row of CSV (RFC 4180). */
    public void row(List<?> cells) {
        write(csv(cells));
    }

    public static String csv(List<?> cells) {
        return cells.stream().map(cell -> quoted(String.valueOf(cell))).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String quoted(String cell) {
        return cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + cell.replace("\"", "\"\"") + '"'
                : cell;
    }

    @Override
    public void close() {
        try (out) {
            if (!broken) {
                out.flush();
                Files.move(unfinished, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new FileNotWritten(path, e);
        } finally {
            giveUp();
        }
    }

    /** What was put in its place is no longer beside it. */
    private void giveUp() {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException left) {
            LOG.warn("{} is left", unfinished, left);
        }
    }
}
