package nl.qualityregister.jobs.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.qualityregister.house.Fault;
import nl.qualityregister.jobs.FileNotWritten;
import nl.qualityregister.jobs.imports.ImportLedger.Reject;

/**
 * The rows that were set apart, as a file that can be mended and handed in as it is: the columns that say where and what is wrong come
 * first and are read over by an import.
 */
final class Rejects {
    static final List<String> COLUMNS = Stream.of("row", "line", "columns", "codes", "reasons")
            .map(name -> Layout.REJECT + name)
            .toList();

    private final Layout layout;
    private final FaultTexts texts;

    Rejects(Layout layout, FaultTexts texts) {
        this.layout = layout;
        this.texts = texts;
    }

    Reject of(Row row, List<Fault> faults) {
        List<String> cells = new ArrayList<>();
        cells.add(Long.toString(row.number()));
        cells.add(Long.toString(row.line()));
        cells.add(joined(faults.stream().map(Fault::pointer), "|"));
        cells.add(joined(faults.stream().map(Fault::code), "|"));
        cells.add(joined(faults.stream().map(fault -> texts.of(fault.code(), fault.values())), " "));
        cells.addAll(row.cells()
                .subList(
                        Math.min(layout.prefix(), row.cells().size()),
                        row.cells().size()));
        return new Reject(row.number(), line(cells));
    }

    private static String joined(Stream<String> parts, String by) {
        Set<String> once = parts.filter(part -> !part.isEmpty()).collect(Collectors.toCollection(LinkedHashSet::new));
        return String.join(by, once);
    }

    private String line(List<String> cells) {
        return CsvFile.format(layout.separator()).format(cells.toArray());
    }

    /** Writes the file in one move, readable for its owner only: it holds what people wrote of people. */
    void write(Path path, Consumer<Consumer<String>> lines) {
        Path unfinished = path.resolveSibling(path.getFileName() + ".unfinished");
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.deleteIfExists(unfinished);
            createForOwner(unfinished);
            try (Writer out = Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8)) {
                if (layout.marked()) {
                    out.write('\uFEFF');
                }
                append(
                        out,
                        line(Stream.concat(COLUMNS.stream(), layout.columns().stream())
                                .toList()));
                lines.accept(line -> append(out, line));
            }
            try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (UncheckedIOException e) {
            throw new FileNotWritten(path, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw new FileNotWritten(path, e);
        }
    }

    private static void createForOwner(Path path) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(path);
        }
    }

    private static void append(Writer out, String line) {
        try {
            out.write(line);
            out.write("\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a file may be replaced: it is not there, or an import wrote it. */
    static boolean mayReplace(Path path) {
        if (!Files.exists(path)) {
            return true;
        }
        try (Stream<String> lines = Files.lines(path, StandardCharsets.UTF_8)) {
            return lines.findFirst()
                    .filter(header -> header.replace("\uFEFF", "").startsWith(COLUMNS.getFirst()))
                    .isPresent();
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }
}
