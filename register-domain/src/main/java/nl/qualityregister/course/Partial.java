package nl.qualityregister.course;

/** What attendance of some of the sessions is worth. */
public enum Partial {
    /** Nothing: all sessions are required. */
    ALL,
    /** Each session its even share. */
    SESSION,
    /** Each module its share, once all of its sessions were attended. */
    MODULE
}
