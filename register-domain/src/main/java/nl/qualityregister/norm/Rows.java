package nl.qualityregister.norm;

import org.jspecify.annotations.Nullable;

/** Reads one field of one row of a list of facts. */
final class Rows {

    private Rows() {}

    static int size(Scope scope, Facts facts) {
        return switch (scope) {
            case DOSSIER -> 0;
            case ACTIVITY -> facts.activities().size();
            case PRACTICE -> facts.practice().size();
            case INTERRUPTION -> facts.interruptions().size();
            case DOCUMENT -> facts.documents().size();
            case CONFIRMATION -> facts.confirmations().size();
            case CARRIED -> facts.carriedIn().size();
            case EARLIER_OUTCOME -> facts.earlierOutcomes().size();
        };
    }

    /** The first day of a row, or its only one. */
    static int from(Scope scope, Facts facts, int row) {
        return Calendars.day(
                switch (scope) {
                    case PRACTICE -> facts.practice().get(row).from();
                    case INTERRUPTION -> facts.interruptions().get(row).from();
                    case DOCUMENT -> facts.documents().get(row).validFrom();
                    case CONFIRMATION -> facts.confirmations().get(row).on();
                    case CARRIED -> facts.carriedIn().get(row).earnedInPeriodEnding();
                    case EARLIER_OUTCOME -> facts.earlierOutcomes().get(row).periodEnding();
                    case DOSSIER, ACTIVITY -> throw new IllegalStateException("Not a list of rows: " + scope);
                });
    }

    /** The last day of a row, or its only one. */
    static int to(Scope scope, Facts facts, int row) {
        return switch (scope) {
            case PRACTICE -> Calendars.day(facts.practice().get(row).to());
            case INTERRUPTION -> Calendars.day(facts.interruptions().get(row).to());
            case DOCUMENT -> Calendars.day(facts.documents().get(row).validUntil());
            default -> from(scope, facts, row);
        };
    }

    static @Nullable String kind(Scope scope, Facts facts, int row) {
        return switch (scope) {
            case PRACTICE -> facts.practice().get(row).role();
            case INTERRUPTION -> facts.interruptions().get(row).kind();
            case DOCUMENT -> facts.documents().get(row).kind();
            case CONFIRMATION -> facts.confirmations().get(row).kind();
            case CARRIED -> facts.carriedIn().get(row).category();
            case EARLIER_OUTCOME -> facts.earlierOutcomes().get(row).outcome();
            case DOSSIER, ACTIVITY -> throw new IllegalStateException("Not a list of rows: " + scope);
        };
    }
}
