package nl.qualityregister.jobs.norm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The JSON files that a path names. */
final class JsonFiles {

    private JsonFiles() {}

    /** The file itself, or the JSON files of a folder in the order of their names. */
    static List<Path> named(Path path) {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(path.toString(), unreadable);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file.toString(), unreadable);
        }
    }

    static Map<String, String> texts(List<Path> files) {
        Map<String, String> texts = new TreeMap<>();
        files.forEach(file -> texts.put(file.toString(), text(file)));
        return texts;
    }
}
