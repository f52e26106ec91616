package nl.qualityregister.assessment;

import java.util.List;

/**
 * What the conflict rule could not settle.
 *
 * @param comparedByText whether of an employer of the registrant only a text is known, so that names were compared
 * @param similar employers of the assessor whose names resemble one of the registrant's; whoever knows them to be the same declares it
 */
public record ConflictHint(boolean comparedByText, List<String> similar) {
    public ConflictHint {
        similar = List.copyOf(similar);
    }
}
