package nl.qualityregister.evidence;

import java.util.Locale;

/** What the third party is to the professional. */
public enum Relation {
    OTHER_REGISTRANT,
    LINE_MANAGER,
    SUPERVISOR,
    MENTOR,
    COLLEAGUE,
    CLIENT,
    EDUCATION_INSTITUTION,
    OTHER;

    /** As norms write it in {@code by}: {@code line-manager}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
