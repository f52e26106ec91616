package nl.qualityregister.assessment;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why evidence is rejected or asked back: a closed list, with texts for both languages in {@code schemas/problems/assessment.json}. */
public enum Reason {
    FILE_UNREADABLE(true, false),
    INCOMPLETE(true, false),
    PERSON_NOT_SHOWN(true, true),
    DATE_NOT_SHOWN(true, true),
    HOURS_NOT_SHOWN(true, true),
    NOT_COMPLETED(true, true),
    WRONG_CATEGORY(true, true),
    OUTSIDE_PROFESSION(false, true),
    NOT_RECOGNISED(false, true),
    ALREADY_CREDITED(false, true),
    OTHER(true, true);

    private final boolean returns;
    private final boolean rejects;

    Reason(boolean returns, boolean rejects) {
        this.returns = returns;
        this.rejects = rejects;
    }

    /** As it is written outside: {@code date-not-shown}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it can be mended, so that evidence is asked back for it. */
    public boolean returns() {
        return returns;
    }

    public boolean rejects() {
        return rejects;
    }

    public static Optional<Reason> of(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code().equals(code))
                .findFirst();
    }
}
