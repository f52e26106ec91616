package nl.qualityregister.jobs;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import nl.qualityregister.house.RegisterHome;

/** A report that a job writes to {@code reports} under the register's home, readable for its owner only. One of that name is replaced. */
public final class ReportFile implements Closeable {
    private final Path path;
    private final BufferedWriter out;

    private ReportFile(Path path) throws IOException {
        this.path = path;
        Files.createDirectories(path.getParent());
        Files.deleteIfExists(path);
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        this.out = Files.newBufferedWriter(
                path, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** @param name with its ending: {@code balances-krsd-demo.csv} */
    public static ReportFile open(RegisterHome home, String name) {
        try {
            return new ReportFile(home.folder().resolve("reports").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Path write(RegisterHome home, String name, String text) {
        try (ReportFile file = open(home, name)) {
            file.write(text);
            return file.path();
        }
    }

    public Path path() {
        return path;
    }

    public void write(String text) {
        try {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
