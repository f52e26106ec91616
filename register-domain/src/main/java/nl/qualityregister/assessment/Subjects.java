package nl.qualityregister.assessment;

import java.util.UUID;
import nl.qualityregister.course.AccreditationRequestId;
import nl.qualityregister.evidence.EvidenceId;

/** The keys of what is judged, for owners to the left of the desk; those to its right make their own. */
final class Subjects {
    private static final String EVIDENCE = "evidence:";
    private static final String ACCREDITATION = "accreditation:";

    private Subjects() {}

    static String of(EvidenceId id) {
        return EVIDENCE + id;
    }

    static String of(AccreditationRequestId id) {
        return ACCREDITATION + id;
    }

    static EvidenceId evidence(Item item) {
        return new EvidenceId(UUID.fromString(item.subject().substring(EVIDENCE.length())));
    }

    static AccreditationRequestId accreditation(Item item) {
        return new AccreditationRequestId(UUID.fromString(item.subject().substring(ACCREDITATION.length())));
    }
}
