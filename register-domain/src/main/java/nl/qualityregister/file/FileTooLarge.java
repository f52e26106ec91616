package nl.qualityregister.file;

import java.util.Map;
import nl.qualityregister.house.Refusal;

public final class FileTooLarge extends Refusal {
    private static final long serialVersionUID = 1L;

    FileTooLarge(long largest) {
        super(Map.of("largest", Long.toString(largest)));
    }
}
