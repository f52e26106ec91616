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

/** A register whose norm asks for sums only: points in total and of schooling, hours of consultation, hours of practice. */
final class Pedagogy implements Profile {
    static final RegisterId REGISTER = new RegisterId("seed-sums");
    private static final Set<OccupationCode> OCCUPATION = Set.of(new OccupationCode("pedagogue"));
    private static final int SCHOOLINGS = 10;
    private static final int SESSIONS = 8;
    private static final Map<String, Object> MEETING = Map.of("title", "Intervisie");
    private static final Map<String, Object> LECTURE = Map.of("title", "Lezing");

    private final Offer offer = new Offer("PE");

    @Override
    public RegisterId register() {
        return REGISTER;
    }

    @Override
    public Set<OccupationCode> occupations(RandomGenerator random) {
        return OCCUPATION;
    }

    /** Ten schoolings of 7 points or more, eight sessions of 5½ hours, two others of 5 points: 124 or more of the 120 that are asked. */
    @Override
    public List<NewCredit> credits(
            RegistrantId person, LocalDate start, LocalDate end, Situation situation, RandomGenerator random) {
        List<NewCredit> credits = new ArrayList<>(CREDITS);
        int from = random.nextInt(offer.count());
        int step = 1 + random.nextInt(offer.count() - 1);
        for (int place = 0; place < CREDITS; place++) {
            LocalDate day = Profile.day(start, end, place, random);
            if (place < SCHOOLINGS) {
                int edition = offer.edition(from, step, place);
                Hundredths points = switch (situation) {
                    case THREE_POINTS_SHORT -> Hundredths.ofWhole(place < 7 ? 6 : 7);
                    case FAR_SHORT -> Hundredths.ofWhole(1 + random.nextInt(3));
                    case MET, INTERRUPTED, SUSPENDED, DOCUMENT_EXPIRED, ENDED ->
                        Hundredths.ofWhole(7 + random.nextInt(3));
                };
                credits.add(new NewCredit(
                        person,
                        REGISTER,
                        offer.source(edition, "schooling"),
                        day,
                        "schooling",
                        "course",
                        null,
                        points,
                        points,
                        offer.attributes(edition)));
            } else {
                credits.add(place < SCHOOLINGS + SESSIONS ? session(person, day, place) : lecture(person, day, place));
            }
        }
        return credits;
    }

    private static NewCredit session(RegistrantId person, LocalDate day, int place) {
        return new NewCredit(
                person,
                REGISTER,
                new CreditSource("import", "session-" + place),
                day,
                "intervision-supervision",
                "session",
                null,
                null,
                new Hundredths(550),
                MEETING);
    }

    private static NewCredit lecture(RegistrantId person, LocalDate day, int place) {
        return new NewCredit(
                person,
                REGISTER,
                new CreditSource("import", "lecture-" + place),
                day,
                "other",
                "lecture",
                null,
                Hundredths.ofWhole(5),
                Hundredths.ofWhole(5),
                LECTURE);
    }

    @Override
    public List<Claim> claims(LocalDate start, LocalDate end, Situation situation, RandomGenerator random) {
        LocalDate until = situation == Situation.DOCUMENT_EXPIRED ? start.plusMonths(9) : null;
        return List.of(new Claim.OfPractice(
                "pedagogue", "Proefpraktijk", null, start, until, Hundredths.ofWhole(16 + random.nextInt(20))));
    }
}
