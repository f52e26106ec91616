package nl.qualityregister.organisation;

/** What an account may be; one account may hold several. */
public enum Role {
    PROFESSIONAL,
    ASSESSOR,
    REGISTRAR,
    PROVIDER,
    EMPLOYER,
    AUDITOR
}
