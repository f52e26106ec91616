package nl.qualityregister.evidence;

import java.util.Map;
import nl.qualityregister.house.Refusal;

/** Changing a group, and confirming or voiding a session, is for the group's contact person. */
public final class NotTheContactPerson extends Refusal {
    private static final long serialVersionUID = 1L;

    NotTheContactPerson(IntervisionGroupId id) {
        super(Map.of("group", id.toString()));
    }
}
