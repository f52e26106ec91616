package nl.qualityregister.norm;

import java.util.Locale;

/** The languages every text of a norm is written in. */
public enum Language {
    NL,
    EN;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
