package nl.qualityregister.jobs.seed;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import nl.qualityregister.evidence.Claim;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.points.NewCredit;
import nl.qualityregister.registrant.RegistrantId;

/** A register that judges by the calendar year and asks for part of it of who came in the course of the year. */
final class Advocacy implements Profile {
    static final RegisterId REGISTER = new RegisterId("seed-yearly");
    private static final Set<OccupationCode> OCCUPATION = Set.of(new OccupationCode("debt-lawyer"));

    private final Offer offer = new Offer("AD");

    @Override
    public RegisterId register() {
        return REGISTER;
    }

    @Override
    public Set<OccupationCode> occupations(RandomGenerator random) {
        return OCCUPATION;
    }

    @Override
    public List<NewCredit> credits(
            RegistrantId person, LocalDate start, LocalDate end, Situation situation, RandomGenerator random) {
        List<NewCredit> credits = new ArrayList<>(CREDITS);
        int from = random.nextInt(offer.count());
        int step = 1 + random.nextInt(offer.count() - 1);
        for (int place = 0; place < CREDITS; place++) {
            int edition = offer.edition(from, step, place);
            credits.add(new NewCredit(
                    person,
                    REGISTER,
                    offer.source(edition, "legal"),
                    Profile.day(start, end, place, random),
                    "legal",
                    "course-taken",
                    "debt-law",
                    null,
                    situation.isShort() ? new Hundredths(place % 4 == 0 ? 100 : 50) : Hundredths.ofWhole(2),
                    offer.attributes(edition)));
        }
        return credits;
    }

    @Override
    public List<Claim> claims(LocalDate start, LocalDate end, Situation situation, RandomGenerator random) {
        return List.of(new Claim.OfDocument("field:debt-law", start.minusYears(3), null));
    }
}
