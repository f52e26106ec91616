package nl.qualityregister.norm;

import java.util.List;
import java.util.Locale;

/** The list an expression looks at one item of; {@code DOSSIER} when it looks at no list. */
enum Scope {
    DOSSIER("", ""),
    ACTIVITY("activities", "category"),
    PRACTICE("practice", "role"),
    INTERRUPTION("interruptions", "kind"),
    DOCUMENT("documents", "kind"),
    CONFIRMATION("confirmations", "kind"),
    CARRIED("carriedIn", "category"),
    EARLIER_OUTCOME("earlierOutcomes", "outcome");

    private final String list;
    private final String kind;

    Scope(String list, String kind) {
        this.list = list;
        this.kind = kind;
    }

    /** The name of the list in a norm and in a case. */
    String list() {
        return list;
    }

    /** The field by which items of the list are told apart first. */
    String kind() {
        return kind;
    }

    List<String> texts() {
        return switch (this) {
            case DOSSIER -> List.of();
            case ACTIVITY -> List.of("category", "type", "topic");
            case DOCUMENT -> List.of("kind", "suffix");
            case CONFIRMATION -> List.of("kind", "by");
            case CARRIED -> List.of("category", "topic");
            case PRACTICE, INTERRUPTION, EARLIER_OUTCOME -> List.of(kind);
        };
    }

    List<String> dates() {
        return switch (this) {
            case DOSSIER -> List.of();
            case ACTIVITY -> List.of("completedOn");
            case PRACTICE, INTERRUPTION -> List.of("from", "to");
            case DOCUMENT -> List.of("validFrom", "validUntil");
            case CONFIRMATION -> List.of("on");
            case CARRIED -> List.of("earnedInPeriodEnding");
            case EARLIER_OUTCOME -> List.of("periodEnding");
        };
    }

    List<String> amounts() {
        return switch (this) {
            case ACTIVITY -> List.of("points", "hours");
            case PRACTICE -> List.of("hoursPerWeek", "hours", "days", "months");
            case INTERRUPTION -> List.of("days", "months");
            case DOCUMENT -> List.of("suffixNumber", "days", "months");
            case CARRIED -> List.of("points");
            case DOSSIER, CONFIRMATION, EARLIER_OUTCOME -> List.of();
        };
    }

    /** Whether an item of the list is a range of days. */
    boolean isRange() {
        return this == PRACTICE || this == INTERRUPTION || this == DOCUMENT;
    }

    static Scope of(String list) {
        for (Scope scope : values()) {
            if (scope.list.equals(list)) {
                return scope;
            }
        }
        throw new IllegalArgumentException("No such list: " + list);
    }

    static List<String> lists() {
        return List.of(values()).stream().skip(1).map(Scope::list).toList();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
