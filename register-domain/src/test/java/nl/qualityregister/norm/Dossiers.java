package nl.qualityregister.norm;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random dossiers for a norm set, in its own words and in a few it does not know; the same for the same seed. */
final class Dossiers {

    static final LocalDate START = LocalDate.of(2020, 2, 29);

    private final Random random;
    private final NormSet norm;

    Dossiers(NormSet norm, long seed) {
        this.norm = norm;
        this.random = new Random(seed);
    }

    Facts dossier() {
        LocalDate end = norm.periodEnd(START);
        return new Facts(
                random.nextInt(3),
                START,
                end,
                START.plusDays(random.nextInt((int) (end.toEpochDay() - START.toEpochDay()) + 90)),
                activities(random.nextInt(25)),
                practice(),
                interruptions(),
                documents(),
                confirmations(),
                carried(),
                List.of());
    }

    List<Activity> activities(int count) {
        List<Activity> activities = new ArrayList<>();
        for (int place = 1; place <= count; place++) {
            activities.add(activity("a" + place, place));
        }
        return activities;
    }

    Activity activity(String id, int place) {
        List<String> categories = new ArrayList<>(norm.categories().keySet());
        categories.add("unheard-of");
        return new Activity(
                id,
                place,
                one("course", "session", "supervision", "course-taken", "article"),
                categories.get(random.nextInt(categories.size())),
                one("ethics", "debt-law", "tenancy-law"),
                someDay(),
                random.nextInt(4) == 0 ? null : amount(2_500),
                random.nextInt(6) == 0 ? null : amount(600),
                attributes());
    }

    private Map<String, AttributeValue> attributes() {
        Map<String, AttributeValue> attributes = new HashMap<>();
        attributes.put("groupSize", new AttributeValue.Amount(Hundredths.ofWhole(2 + random.nextInt(10))));
        attributes.put("sameProfession", new AttributeValue.Amount(Hundredths.ofWhole(random.nextInt(8))));
        attributes.put("accredited", AttributeValue.flag(random.nextBoolean()));
        attributes.put("participatory", AttributeValue.flag(random.nextBoolean()));
        attributes.put("knowledgeSource", AttributeValue.text(one("professional", "experiential", "scientific")));
        attributes.put("professions", AttributeValue.texts(one("nursing", "midwifery")));
        attributes.put("group", AttributeValue.text(one("g1", "g2")));
        attributes.put("groupRegisteredOn", AttributeValue.day(START.minusYears(5)));
        attributes.put("confirmedBy", AttributeValue.text(one("self", "contact-person")));
        attributes.put("words", new AttributeValue.Amount(Hundredths.ofWhole(random.nextInt(3_000))));
        if (random.nextInt(4) == 0) {
            attributes.put("editionRef", AttributeValue.text("e" + random.nextInt(5)));
        }
        attributes.keySet().removeIf(_ -> random.nextInt(8) == 0);
        return attributes;
    }

    private List<Practice> practice() {
        List<Practice> rows = new ArrayList<>();
        for (int row = random.nextInt(3); row > 0; row--) {
            LocalDate from = someDay();
            rows.add(new Practice(
                    one("nurse", "social-domain", "client-care", "youth-care", "nursing"),
                    from,
                    from.plusDays(random.nextInt(900)),
                    amount(4_000)));
        }
        return rows;
    }

    private List<Interruption> interruptions() {
        List<Interruption> rows = new ArrayList<>();
        for (int row = random.nextInt(3); row > 0; row--) {
            LocalDate from = someDay();
            rows.add(new Interruption(
                    one("illness", "pregnancy", "off-register"), from, from.plusDays(random.nextInt(500))));
        }
        return rows;
    }

    private List<Document> documents() {
        List<Document> rows = new ArrayList<>();
        for (int row = random.nextInt(4); row > 0; row--) {
            LocalDate from = someDay();
            rows.add(new Document(
                    one("vog", "registration", "field:debt-law", "registration:nurse", "extension:12-months"),
                    from,
                    from.plusDays(random.nextInt(2_000))));
        }
        return rows;
    }

    private List<Confirmation> confirmations() {
        return random.nextBoolean()
                ? List.of()
                : List.of(new Confirmation(one("confirmer", "late-fee"), someDay(), one("self", "manager")));
    }

    private List<Carried> carried() {
        return random.nextBoolean()
                ? List.of()
                : List.of(new Carried("legal", null, amount(1_200), START.minusDays(random.nextInt(3))));
    }

    LocalDate someDay() {
        return START.plusDays(random.nextInt(2_000) - 100L);
    }

    Hundredths amount(int most) {
        return new Hundredths(random.nextInt(most));
    }

    private String one(String... values) {
        return values[random.nextInt(values.length)];
    }

    <T> List<T> shuffled(List<T> list) {
        List<T> shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }
}
