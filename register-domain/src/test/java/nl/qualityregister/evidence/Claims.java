package nl.qualityregister.evidence;

import java.time.LocalDate;
import java.util.Map;
import nl.qualityregister.norm.Hundredths;

/** Claims as professionals make them. */
final class Claims {
    static final LocalDate DAY = LocalDate.of(2024, 3, 14);

    private Claims() {}

    static Claim activity(String title, int points) {
        return new Claim.OfActivity(
                title,
                "course",
                "training",
                "ethics",
                DAY,
                Hundredths.ofWhole(points),
                null,
                "professional",
                Map.of("groupSize", 6));
    }

    static Claim practice() {
        return new Claim.OfPractice(
                "social-domain", "Gemeente Zilverdam", "Klantmanager", DAY, null, Hundredths.parse("28.5"));
    }

    static Claim nothingYet() {
        return new Claim.OfActivity(null, null, null, null, null, null, null, null, Map.of());
    }
}
