package nl.qualityregister.registrant;

/** What of her file a professional may open to an organisation. */
public enum ConsentScope {
    STATUS,
    DOSSIER,
    CERTIFICATES,
    EVIDENCE
}
