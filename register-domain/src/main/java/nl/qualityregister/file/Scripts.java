package nl.qualityregister.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What browsers would run if they took a picture for a page. */
final class Scripts {
    private static final List<String> MARKS = List.of("<script", "<html", "<?php", "<svg", "javascript:");
    private static final int LONGEST = 11;
    private static final int PIECE = 64 * 1024;

    private Scripts() {}

    static boolean within(Path file) throws IOException {
        byte[] piece = new byte[PIECE];
        String tail = "";
        try (InputStream content = Files.newInputStream(file)) {
            for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
                String text = tail + new String(piece, 0, read, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
                if (MARKS.stream().anyMatch(text::contains)) {
                    return true;
                }
                tail = text.substring(Math.max(0, text.length() - LONGEST));
            }
        }
        return false;
    }
}
