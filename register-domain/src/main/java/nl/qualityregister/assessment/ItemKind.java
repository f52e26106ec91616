package nl.qualityregister.assessment;

public enum ItemKind {
    EVIDENCE,
    APPLICATION,
    ACCREDITATION,
    OBJECTION,
    AUDIT
}
