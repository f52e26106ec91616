package nl.qualityregister.file;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** Nobody gets what no scanner has seen. */
public final class FileUnscanned extends Refusal {
    private static final long serialVersionUID = 1L;

    FileUnscanned(FileId id) {
        super(Map.of("id", id.toString()));
    }
}
