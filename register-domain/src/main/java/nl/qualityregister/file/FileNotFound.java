package nl.qualityregister.file;

import java.util.Map;
import nl.qualityregister.house.Refusal;

public final class FileNotFound extends Refusal {
    private static final long serialVersionUID = 1L;

    public FileNotFound(FileId id) {
        super(Map.of("id", id.toString()));
    }
}
