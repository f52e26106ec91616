package nl.qualityregister.jobs.norm;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import nl.qualityregister.norm.Activity;
import nl.qualityregister.norm.AttributeValue;
import nl.qualityregister.norm.Document;
import nl.qualityregister.norm.Facts;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.norm.Interruption;
import nl.qualityregister.norm.Practice;

/** Dossiers in the manner of the demo register, the same for the same seed, each in the order in which the ledger hands it over. */
final class SyntheticDossiers {

    private static final String[] SOURCES = {"professional", "scientific", "experiential"};

    private final SplittableRandom random;

    SyntheticDossiers(long seed) {
        this.random = new SplittableRandom(seed);
    }

    List<Facts> make(int registrants, int activities) {
        List<Facts> dossiers = new ArrayList<>(registrants);
        for (int i = 0; i < registrants; i++) {
            dossiers.add(dossier(activities));
        }
        return dossiers;
    }

    private Facts dossier(int count) {
        LocalDate start = LocalDate.of(2021, 1, 1).plusDays(random.nextInt(365));
        LocalDate end = start.plusYears(4).minusDays(1);
        List<Activity> activities = new ArrayList<>(count);
        int[] days = random.ints(count, -20, 1480).sorted().toArray();
        for (int place = 1; place <= count; place++) {
            activities.add(activity(place, start.plusDays(days[place - 1])));
        }
        List<Interruption> interruptions = random.nextInt(10) > 0
                ? List.of()
                : List.of(new Interruption("illness", start.plusDays(200), start.plusDays(200 + random.nextInt(200))));
        return new Facts(
                1,
                start,
                end,
                end,
                activities,
                List.of(new Practice(
                        "social-domain", start.minusYears(1), end, Hundredths.ofWhole(12 + random.nextInt(24)))),
                interruptions,
                List.of(new Document("vog", end.minusYears(2), end.plusDays(random.nextInt(200) - 20L))),
                List.of(),
                List.of(),
                List.of());
    }

    private Activity activity(int place, LocalDate day) {
        int kind = random.nextInt(20);
        if (kind < 8) {
            return training(place, day);
        }
        if (kind < 15) {
            return session(place, day);
        }
        String category = kind < 17 ? "self-study" : kind < 19 ? "reflection" : "other";
        AttributeValue source = AttributeValue.text(SOURCES[random.nextInt(3)]);
        return new Activity(
                "a" + place,
                place,
                "study",
                category,
                "evidence",
                day,
                points(16),
                points(16),
                Map.of("knowledgeSource", source));
    }

    private Activity training(int place, LocalDate day) {
        return new Activity(
                "a" + place,
                place,
                "course",
                "training",
                random.nextInt(6) == 0 ? "ethics" : "debt-counselling",
                day,
                points(24),
                points(24),
                Map.of(
                        "accredited",
                        AttributeValue.flag(random.nextInt(5) > 0),
                        "knowledgeSource",
                        AttributeValue.text(SOURCES[random.nextInt(3)])));
    }

    private Activity session(int place, LocalDate day) {
        return new Activity(
                "a" + place,
                place,
                "session",
                "intervision",
                "own-practice",
                day,
                null,
                new Hundredths(150 + 50L * random.nextInt(6)),
                Map.of(
                        "groupSize",
                        new AttributeValue.Amount(Hundredths.ofWhole(3 + random.nextInt(9))),
                        "sameProfession",
                        new AttributeValue.Amount(Hundredths.ofWhole(3 + random.nextInt(4)))));
    }

    private Hundredths points(int most) {
        return new Hundredths(50L * (2 + random.nextInt(2 * most)));
    }
}
