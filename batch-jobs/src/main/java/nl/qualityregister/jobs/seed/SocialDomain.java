package nl.qualityregister.jobs.seed;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import nl.qualityregister.evidence.Claim;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.points.CreditSource;
import nl.qualityregister.points.NewCredit;
import nl.qualityregister.registrant.RegistrantId;

/** The demo register, whose norm looks at every item: group sizes, accreditation, a course in ethics, shares of the whole. */
final class SocialDomain implements Profile {
    static final RegisterId REGISTER = new RegisterId("krsd-demo");
    private static final List<OccupationCode> OCCUPATIONS = List.of(
            new OccupationCode("client-manager"),
            new OccupationCode("job-coach"),
            new OccupationCode("debt-counsellor"));
    private static final int TRAININGS = 9;
    private static final int SESSIONS = 7;
    private static final int SELF_STUDIES = 2;
    private static final Map<String, Object> GROUP = Map.of("groupSize", 6, "sameProfession", 4);
    private static final Map<String, Object> CROWD = Map.of("groupSize", 14, "sameProfession", 4);
    private static final Map<String, Object> STUDY =
            Map.of("knowledgeSource", "experiential", "title", "Vakliteratuur");
    private static final Map<String, Object> MIRROR =
            Map.of("knowledgeSource", "professional", "title", "Reflectieverslag");

    private final Offer offer = new Offer("SD");

    @Override
    public RegisterId register() {
        return REGISTER;
    }

    /** Every twentieth person has two. */
    @Override
    public Set<OccupationCode> occupations(RandomGenerator random) {
        int first = random.nextInt(OCCUPATIONS.size());
        return random.nextInt(20) > 0
                ? Set.of(OCCUPATIONS.get(first))
                : Set.of(OCCUPATIONS.get(first), OCCUPATIONS.get((first + 1) % OCCUPATIONS.size()));
    }

    /** Nine trainings of 12 points or more, seven sessions of 4, two self-studies of 12, a reflection of 10, something else of 8: 178 or more. */
    @Override
    public List<NewCredit> credits(
            RegistrantId person, LocalDate start, LocalDate end, Situation situation, RandomGenerator random) {
        List<NewCredit> credits = new ArrayList<>(CREDITS);
        int from = random.nextInt(offer.count());
        int step = 1 + random.nextInt(offer.count() - 1);
        for (int place = 0; place < CREDITS; place++) {
            LocalDate day = Profile.day(start, end, place, random);
            credits.add(
                    place < TRAININGS
                            ? training(person, day, place, offer.edition(from, step, place), situation, random)
                            : place < TRAININGS + SESSIONS
                                    ? session(person, day, place, situation)
                                    : own(person, day, place));
        }
        return credits;
    }

    private NewCredit training(
            RegistrantId person, LocalDate day, int place, int edition, Situation situation, RandomGenerator random) {
        Hundredths points = switch (situation) {
            case THREE_POINTS_SHORT -> new Hundredths(place == 0 ? 700 : 1000);
            case FAR_SHORT -> Hundredths.ofWhole(2 + random.nextInt(5));
            case MET, INTERRUPTED, SUSPENDED, DOCUMENT_EXPIRED, ENDED -> Hundredths.ofWhole(12 + random.nextInt(4));
        };
        return new NewCredit(
                person,
                REGISTER,
                offer.source(edition, "training"),
                day,
                "training",
                "course",
                place == 0 ? "ethics" : "debt",
                points,
                points,
                offer.attributes(edition));
    }

    private static NewCredit session(RegistrantId person, LocalDate day, int place, Situation situation) {
        boolean crowded = situation == Situation.FAR_SHORT && place % 2 == 0;
        return new NewCredit(
                person,
                REGISTER,
                new CreditSource("import", "session-" + place),
                day,
                "intervision",
                "session",
                null,
                null,
                Hundredths.ofWhole(4),
                crowded ? CROWD : GROUP);
    }

    private static NewCredit own(RegistrantId person, LocalDate day, int place) {
        int kind = place - TRAININGS - SESSIONS;
        String category = kind < SELF_STUDIES ? "self-study" : kind == SELF_STUDIES ? "reflection" : "other";
        int points = kind < SELF_STUDIES ? 12 : kind == SELF_STUDIES ? 10 : 8;
        return new NewCredit(
                person,
                REGISTER,
                new CreditSource("import", category + "-" + place),
                day,
                category,
                "study",
                null,
                Hundredths.ofWhole(points),
                Hundredths.ofWhole(points),
                category.equals("reflection") ? MIRROR : STUDY);
    }

    @Override
    public List<Claim> claims(LocalDate start, LocalDate end, Situation situation, RandomGenerator random) {
        List<Claim> claims = new ArrayList<>(3);
        claims.add(new Claim.OfPractice(
                "social-domain",
                "Proefgemeente",
                null,
                start.minusYears(1),
                null,
                Hundredths.ofWhole(20 + random.nextInt(16))));
        claims.add(new Claim.OfDocument(
                "vog",
                end.minusYears(2),
                situation == Situation.DOCUMENT_EXPIRED ? end.minusDays(40) : end.plusYears(1)));
        if (situation == Situation.INTERRUPTED) {
            LocalDate ill = start.plusDays(100 + random.nextInt(300));
            claims.add(new Claim.OfInterruption("illness", ill, ill.plusDays(200)));
        }
        return claims;
    }
}
