package nl.qualityregister.organisation;

/** What a contract lets an employer be told, beyond what everybody may know. */
public enum ContractScope {
    /** Names, where a number is looked up or a person searched. */
    NAMES,
    /** How the people on its watch list stand, the roster of them, and what falls due soon. */
    WATCHING
}
