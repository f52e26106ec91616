package nl.qualityregister.jobs.norm;

import java.time.LocalDate;
import java.util.List;
import nl.qualityregister.norm.Activity;
import nl.qualityregister.norm.AttributeValue;
import nl.qualityregister.norm.Document;
import nl.qualityregister.norm.Facts;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.norm.Practice;

/** What somebody would write who had one norm to judge by and nobody to explain it to: the limit the evaluator is held against. */
final class HandWritten {

    private HandWritten() {}

    /** The points inside the period, added up, and nothing else. */
    static long sum(Facts facts) {
        long total = 0;
        for (Activity activity : facts.activities()) {
            Hundredths points = activity.points();
            if (points != null && isInside(facts, activity.completedOn())) {
                total += points.value();
            }
        }
        return total;
    }

    /** How many of the nine rules of the demo norm are met, without reasons. */
    static int rulesMet(Facts facts) {
        long others = 0;
        long selfStudy = 0;
        long accredited = 0;
        long sessionPoints = 0;
        long sessions = 0;
        long reflection = 0;
        long experiential = 0;
        boolean ethics = false;
        List<Activity> activities = facts.activities();
        for (int i = 0; i < activities.size(); i++) {
            Activity activity = activities.get(i);
            if (!isInside(facts, activity.completedOn())) {
                continue;
            }
            Hundredths given = activity.points();
            long points = given == null ? 0 : given.value();
            switch (activity.category()) {
                case "training" -> {
                    others += points;
                    if (activity.attributes().get("accredited") instanceof AttributeValue.Flag flag && flag.value()) {
                        accredited += points;
                    }
                }
                case "intervision" -> {
                    long hours = sessionHours(activity);
                    others += hours;
                    sessionPoints += hours;
                    sessions += hours > 0 ? 1 : 0;
                }
                case "reflection" -> {
                    others += points;
                    reflection += points;
                }
                case "self-study" -> selfStudy += points;
                default -> others += points;
            }
            ethics |= activity.type().equals("course") && "ethics".equals(activity.topic());
            if (activity.attributes().get("knowledgeSource") instanceof AttributeValue.Text source
                    && source.value().equals("experiential")) {
                experiential += points;
            }
        }
        long total = others + Math.min(selfStudy, others / 3);
        return met(total >= 160_00)
                + met(accredited >= 80_00)
                + met(sessionPoints >= 24_00)
                + met(sessions >= 6)
                + met(reflection >= 8_00)
                + met(ethics)
                + met(average(facts) >= 16_00)
                + met(hasCertificate(facts))
                + met(experiential >= 8_00);
    }

    private static int met(boolean rule) {
        return rule ? 1 : 0;
    }

    private static boolean isInside(Facts facts, LocalDate day) {
        return !day.isBefore(facts.start()) && !day.isAfter(facts.end()) && !day.isAfter(facts.evaluatedOn());
    }

    private static long sessionHours(Activity session) {
        Hundredths hours = session.hours();
        if (hours == null
                || hours.value() < 2_00
                || !(session.attributes().get("groupSize") instanceof AttributeValue.Amount size)
                || !(session.attributes().get("sameProfession") instanceof AttributeValue.Amount same)) {
            return 0;
        }
        long members = size.value().value();
        return members >= 4_00 && members <= 10_00 && 2 * same.value().value() >= members ? hours.value() : 0;
    }

    private static long average(Facts facts) {
        long first = facts.start().toEpochDay();
        long last = Math.min(facts.end().toEpochDay(), facts.evaluatedOn().toEpochDay());
        long hours = 0;
        for (Practice row : facts.practice()) {
            long days = Math.min(last, row.to().toEpochDay())
                    - Math.max(first, row.from().toEpochDay())
                    + 1;
            hours += Math.max(0, days) * row.hoursPerWeek().value();
        }
        return hours / (last - first + 1);
    }

    private static boolean hasCertificate(Facts facts) {
        for (Document document : facts.documents()) {
            if (document.kind().equals("vog")
                    && !facts.evaluatedOn().isBefore(document.validFrom())
                    && !facts.evaluatedOn().isAfter(document.validUntil())) {
                return true;
            }
        }
        return false;
    }
}
