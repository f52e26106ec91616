package nl.qualityregister.organisation;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** It has been ended already. */
public final class EmployerContractEnded extends Refusal {
    private static final long serialVersionUID = 1L;

    EmployerContractEnded(EmployerContractId id) {
        super(Map.of("id", id.toString()));
    }
}
