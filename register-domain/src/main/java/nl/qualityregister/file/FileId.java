package nl.qualityregister.file;

import java.util.UUID;

/** One uploaded file; the same bytes uploaded twice are two ids over one stored content. */
public record FileId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
