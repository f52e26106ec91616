package nl.qualityregister.organisation;

import java.util.UUID;

/** Somebody, or some client of an organisation, who can act here. */
public record AccountId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
