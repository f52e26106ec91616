package nl.qualityregister.norm;

import java.time.LocalDate;

/**
 * A paper or a standing that is valid for some days, both included.
 *
 * @param kind such as {@code vog}, or with a suffix {@code field:debt-law}
 */
public record Document(String kind, LocalDate validFrom, LocalDate validUntil) {

    public Document {
        Ranges.requireOrder(validFrom, validUntil);
    }

    /** What stands before the colon. */
    String base() {
        int colon = kind.indexOf(':');
        return colon < 0 ? kind : kind.substring(0, colon);
    }

    /** What stands after the colon; empty without one. */
    String suffix() {
        int colon = kind.indexOf(':');
        return colon < 0 ? "" : kind.substring(colon + 1);
    }
}
