package nl.qualityregister.jobs.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Everybody in every edition, as a file on disk; gone when it is closed. */
record AttendanceFile(Path path, long count) implements AutoCloseable {
    static AttendanceFile of(List<String> editions, List<String> numbers) {
        try {
            Path file = Files.createTempFile("attendance", ".csv");
            try (Writer out = Files.newBufferedWriter(file)) {
                out.write("edition;registration_number\n");
                for (String edition : editions) {
                    for (String number : numbers) {
                        out.append(edition).append(';').append(number).append('\n');
                    }
                }
            }
            return new AttendanceFile(file, (long) editions.size() * numbers.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
