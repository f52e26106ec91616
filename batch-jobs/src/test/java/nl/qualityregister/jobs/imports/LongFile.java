package nl.qualityregister.jobs.imports;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.spi.FileSystemProvider;
import nl.qualityregister.jobs.Imported;

/**
 * Reads a file of attendance of so many megabytes as an import does: hashed, decoded, checked whole, then row by row. No disk holds the
 * file: each time it is opened it is made anew. Prints how many rows there were and how much of the heap was in use at most.
 */
final class LongFile {
    private static final TableSchema ATTENDANCE = TableSchema.named("attendance");
    private static final byte[] HEADER = "edition;registration_number;session\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ROWS =
            "KRS-2026-001-1;100000016;\n".repeat(4_000).getBytes(StandardCharsets.US_ASCII);

    private LongFile() {}

    public static void main(String[] arguments) throws IOException {
        long bytes = Long.parseLong(arguments[0]) << 20;
        Path path = path(bytes);
        CsvFile file = CsvFile.of(Imported.file(path), ATTENDANCE).checked();
        long rows = 0;
        long faults = 0;
        long most = 0;
        try (CsvFile.Rows all = file.open()) {
            while (all.hasNext()) {
                faults += ATTENDANCE.check(all.next()).size();
                if (++rows % 100_000 == 0) {
                    most = Math.max(most, Runtime.getRuntime().totalMemory());
                }
            }
        }
        System.out.println(rows + " rows, " + faults + " faults, heap " + (most >> 20) + " MB");
    }

    private static Path path(long bytes) throws IOException {
        FileSystemProvider provider = mock(FileSystemProvider.class);
        when(provider.newInputStream(any(), any(OpenOption[].class))).thenAnswer(opened -> new Made(bytes));
        FileSystem system = mock(FileSystem.class);
        when(system.provider()).thenReturn(provider);
        Path path = mock(Path.class);
        when(path.getFileSystem()).thenReturn(system);
        return path;
    }

    /** The header, then the same rows again and again, up to the end of a row. */
    private static final class Made extends InputStream {
        private final long blocks;
        private byte[] block = HEADER;
        private int place;
        private long written;

        Made(long bytes) {
            blocks = bytes / ROWS.length;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (place == block.length) {
                if (written == blocks) {
                    return -1;
                }
                written++;
                block = ROWS;
                place = 0;
            }
            int count = Math.min(length, block.length - place);
            System.arraycopy(block, place, into, from, count);
            place += count;
            return count;
        }
    }
}
