package nl.qualityregister.norm;

import java.util.Map;
import nl.qualityregister.house.Refusal;

public final class DraftAlreadyAdopted extends Refusal {
    private static final long serialVersionUID = 1L;

    DraftAlreadyAdopted(DraftId id, Draft.Adopted adopted) {
        super(Map.of("id", id.toString(), "name", adopted.name(), "version", adopted.version()));
    }
}
