package nl.qualityregister.organisation;

import java.util.UUID;

public record EmployerContractId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
