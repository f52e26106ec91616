package nl.qualityregister.evidence;

public enum EvidenceState {
    DRAFT,
    SUBMITTED,
    RETURNED,
    ACCEPTED,
    REJECTED,
    WITHDRAWN
}
