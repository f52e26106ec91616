package nl.qualityregister.organisation;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** There is none of that id. */
public final class EmployerContractNotFound extends Refusal {
    private static final long serialVersionUID = 1L;

    EmployerContractNotFound(EmployerContractId id) {
        super(Map.of("id", id.toString()));
    }
}
