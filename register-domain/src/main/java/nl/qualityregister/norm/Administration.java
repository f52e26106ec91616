package nl.qualityregister.norm;

import java.util.List;

/**
 * What a norm set says for the work around the judgement: the sample, the reminders, and what comes after the end.
 *
 * @param auditPercent of those who would be renewed, how many are drawn for a closer look
 * @param auditStrata what the draw is stratified by: {@code occupation}, {@code renewal}, {@code outcome}
 * @param auditFromRenewal registrants with fewer renewals are left out of the draw
 * @param auditAgainAfterFailure whether somebody who failed an audit is drawn again the next time
 * @param auditResponseDays in which somebody who is drawn hands over the dossier
 * @param remindDaysBefore the end, as the text of the norm promises; the ladder that is sent is the register's
 * @param graceDays after the end in which what is missing can still be handed in
 * @param lateMonths after the end in which nobody is decided against yet
 * @param lateFee whether that costs a fee
 * @param extensionsAtMost in a row
 * @param returnWithinMonths after striking off in which a short way back is open
 */
public record Administration(
        Hundredths auditPercent,
        List<String> auditStrata,
        int auditFromRenewal,
        boolean auditAgainAfterFailure,
        int auditResponseDays,
        List<Integer> remindDaysBefore,
        int graceDays,
        int lateMonths,
        boolean lateFee,
        int extensionsAtMost,
        int returnWithinMonths) {

    public Administration {
        auditStrata = List.copyOf(auditStrata);
        remindDaysBefore = List.copyOf(remindDaysBefore);
    }

    static Administration read(Place place) {
        place.allow("audit", "remindDaysBefore", "graceDays", "late", "extensionsAtMost", "returnWithinMonths");
        Place none = Place.root(Json.parse("{}"), place.faults());
        Place audit = place.maybe("audit").orElse(none);
        audit.allow("percent", "strata", "fromRenewal", "againAfterFailure", "responseDays");
        Place late = place.maybe("late").orElse(none);
        late.allow("months", "fee");
        return new Administration(
                audit.maybe("percent").map(Place::decimal).orElse(Hundredths.ZERO),
                audit.items("strata").stream()
                        .map(each -> each.oneOf(List.of("occupation", "renewal", "outcome"), "stratum"))
                        .toList(),
                number(audit, "fromRenewal"),
                audit.flag("againAfterFailure"),
                number(audit, "responseDays"),
                place.items("remindDaysBefore").stream()
                        .map(days -> days.whole(0))
                        .toList(),
                number(place, "graceDays"),
                number(late, "months"),
                late.flag("fee"),
                number(place, "extensionsAtMost"),
                number(place, "returnWithinMonths"));
    }

    private static int number(Place place, String key) {
        return place.maybe(key).map(number -> number.whole(0)).orElse(0);
    }
}
