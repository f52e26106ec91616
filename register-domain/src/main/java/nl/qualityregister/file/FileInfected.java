package nl.qualityregister.file;

import java.util.Map;
import nl.qualityregister.house.Refusal;

public final class FileInfected extends Refusal {
    private static final long serialVersionUID = 1L;

    FileInfected(FileId id) {
        super(Map.of("id", id.toString()));
    }
}
