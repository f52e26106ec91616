package nl.qualityregister.support;

import java.time.LocalDate;
import java.util.UUID;

/** Documents of small norm sets and registers, for tests that adopt their own. */
public final class NormTexts {
    private NormTexts() {}

    public static String anId() {
        return "test-" + UUID.randomUUID();
    }

    /** A norm set that asks one thing: so many points in a year. */
    public static String norm(String id, String version, String register, LocalDate from, int points) {
        return norm(id, version, register, "\"from\": \"" + from + "\"", points);
    }

    /** @param effective the members of {@code effective} */
    public static String norm(String id, String version, String register, String effective, int points) {
        return """
                {
                  "id": "%s", "version": "%s", "register": "%s",
                  "name": {"nl": "Proefnorm", "en": "Test norm"},
                  "about": {"nl": "Verzonnen.", "en": "Fictitious."},
                  "source": "Test, article 1",
                  "effective": {%s},
                  "period": {"years": 1},
                  "vocabulary": {"categories": {"training": {"nl": "scholing", "en": "training", "valuedIn": "points"}}},
                  "rules": [{
                    "id": "total",
                    "label": {"nl": "Punten in totaal", "en": "Points in total"},
                    "question": {"nl": "Hebt u genoeg punten?", "en": "Do you have enough points?"},
                    "remedy": {"nl": "Volg scholing.", "en": "Follow training."},
                    "source": "Test, article 1",
                    "required": %d,
                    "counted": {"sum": {"from": "activities", "of": "points"}}
                  }]
                }
                """.formatted(id, version, register, effective, points);
    }

    /** A register of testers, judged by one norm set. */
    public static String register(String id, String normSet) {
        return """
                {
                  "id": "%s",
                  "name": {"nl": "Proefregister", "en": "Test register"},
                  "about": {"nl": "Verzonnen.", "en": "Fictitious."},
                  "occupations": [{"code": "tester", "nl": "tester", "en": "tester"}],
                  "normSets": [{"normSet": "%s", "occupations": ["tester"]}],
                  "categories": {"training": {"nl": "scholing", "en": "training"}},
                  "contact": {"nl": "Bureau", "en": "Office", "email": "bureau@test.example"},
                  "terms": {"viewDays": 28, "objectionDays": 42, "decisionDays": 56, "assessmentDays": 28,
                            "applicationsAheadDays": 28, "attendanceDays": 90}
                }
                """.formatted(id, normSet);
    }
}
