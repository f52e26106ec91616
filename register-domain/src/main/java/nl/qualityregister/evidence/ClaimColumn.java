package nl.qualityregister.evidence;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** A claim as it lies in its column: JSON whose {@code kind} tells which claim it is. */
@Component
@Converter
class ClaimColumn implements AttributeConverter<Claim, String> {
    private final JsonMapper json;

    ClaimColumn(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String convertToDatabaseColumn(Claim claim) {
        return json.writeValueAsString(claim);
    }

    @Override
    public Claim convertToEntityAttribute(String column) {
        return json.readValue(column, Claim.class);
    }
}
