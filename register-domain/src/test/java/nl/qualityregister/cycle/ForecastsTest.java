package nl.qualityregister.cycle;

import static nl.qualityregister.support.Professionals.END;
import static nl.qualityregister.support.Professionals.REGISTER;
import static nl.qualityregister.support.Professionals.START;
import static nl.qualityregister.support.Professionals.TEST;
import static nl.qualityregister.support.Professionals.aCycle;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import nl.qualityregister.course.NewPlan;
import nl.qualityregister.course.Plans;
import nl.qualityregister.evidence.Claim;
import nl.qualityregister.evidence.Evidence;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.evidence.EvidenceState;
import nl.qualityregister.evidence.Judgement;
import nl.qualityregister.evidence.NewEvidence;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.norm.Verdict;
import nl.qualityregister.points.Points;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Professionals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class ForecastsTest {
    @Autowired
    Cycles cycles;

    @Autowired
    Forecasts forecasts;

    @Autowired
    Registrants registrants;

    @Autowired
    Points points;

    @Autowired
    EvidenceDossiers evidence;

    @Autowired
    Plans plans;

    @Autowired
    BusinessDay businessDay;

    Professionals professionals;
    RegistrantId registrant;

    @BeforeEach
    void aProfessional() {
        professionals = new Professionals(registrants, cycles, points, evidence);
        registrant = professionals.somebody();
    }

    private void handIn(Claim claim) {
        Evidence draft = evidence.draft(new NewEvidence(registrant, REGISTER, claim, List.of()), TEST);
        evidence.submit(draft.id(), draft.version(), TEST);
    }

    private static Claim activity(String points, LocalDate day) {
        return new Claim.OfActivity(
                "Handreiking", "guide", "other", null, day, Hundredths.parse(points), null, "experiential", Map.of());
    }

    private static String total(Forecast.Outlook outlook) {
        return outlook.verdict().rule("total").orElseThrow().counted().toString();
    }

    @Test
    void whatWaitsAndWhatIsPlannedIsCountedApartAndTogether() {
        LocalDate today = businessDay.today();
        CycleId cycle = cycles.open(List.of(aCycle(registrant, today.minusYears(2), today.plusYears(2))))
                .getFirst()
                .id();
        professionals.credit(registrant, "other", "guide", "10", today.minusDays(9), Map.of());
        handIn(activity("5", today.minusDays(3)));
        plans.plan(
                registrant,
                new NewPlan(
                        REGISTER,
                        "Cursus",
                        today.plusDays(30),
                        "training",
                        "course",
                        null,
                        null,
                        Hundredths.ofWhole(7),
                        null));

        Forecast forecast = forecasts.onTheLastDay(List.of(cycle), today).getFirst();
        Forecast sooner =
                forecasts.onDay(List.of(cycle), today.plusDays(29), today).getFirst();

        assertThat(List.of(
                        total(forecast.accepted()),
                        total(forecast.withPending()),
                        total(forecast.withPlanned()),
                        total(forecast.withBoth())))
                .containsExactly("10", "15", "17", "22");
        assertThat(forecast.prospects())
                .extracting(prospect -> prospect.stage() + " " + prospect.title() + " " + prospect.points())
                .containsExactly("PENDING Handreiking 5", "PLANNED Cursus 7");
        assertThat(total(sooner.withBoth())).isEqualTo("15");
        assertThat(sooner.prospects()).hasSize(1);
    }

    @Test
    void aDocumentThatWaitsCountsAheadToo() {
        CycleId cycle = professionals.withACycle(registrant).id();
        handIn(new Claim.OfDocument("vog", END.minusMonths(3), null));

        Forecast forecast =
                forecasts.onTheLastDay(List.of(cycle), businessDay.today()).getFirst();

        assertThat(forecast.accepted().verdict().rule("vog").orElseThrow().met())
                .isFalse();
        assertThat(forecast.withPending().verdict().rule("vog").orElseThrow().met())
                .isTrue();
    }

    @Test
    void aCorrectionThatWaitsIsCountedInThePlaceOfWhatItCorrects() {
        CycleId cycle = professionals.withACycle(registrant).id();
        handIn(activity("10", START));
        acceptAll();
        Evidence accepted = evidence.list(registrant, Optional.empty(), 1).getFirst();
        Evidence correction = evidence.correct(accepted.id(), activity("4", START), List.of(), TEST);
        evidence.submit(correction.id(), correction.version(), TEST);

        Forecast forecast =
                forecasts.onTheLastDay(List.of(cycle), businessDay.today()).getFirst();
        acceptAll();
        Forecast after =
                forecasts.onTheLastDay(List.of(cycle), businessDay.today()).getFirst();

        assertThat(total(forecast.accepted())).isEqualTo("10");
        assertThat(total(forecast.withPending())).isEqualTo("4");
        assertThat(total(after.accepted())).isEqualTo("4");
    }

    @Test
    void theForecastSaysFromWhenAllIsMet() {
        CycleId cycle = professionals.withACycle(registrant).id();
        professionals.meetTheNormButForOtherPoints(registrant);
        handIn(activity("28", START.plusYears(3)));

        Forecast forecast =
                forecasts.onTheLastDay(List.of(cycle), businessDay.today()).getFirst();

        assertThat(forecast.accepted().metFrom()).isNull();
        assertThat(forecast.withPending().verdict().met()).isTrue();
        assertThat(forecast.withPending().metFrom()).isEqualTo(START.plusYears(3));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void whatTheForecastSaysOfWhatWaitsIsWhatTheNightSaysOnceItIsAccepted(long seed) {
        Random random = new Random(seed);
        CycleId cycle = professionals.withACycle(registrant).id();
        if (random.nextBoolean()) {
            professionals.meetTheNormButForOtherPoints(registrant);
        }
        for (int i = 0; i < 6; i++) {
            handIn(random(random));
        }

        Forecast before =
                forecasts.onTheLastDay(List.of(cycle), businessDay.today()).getFirst();
        acceptAll();
        Forecast after =
                forecasts.onTheLastDay(List.of(cycle), businessDay.today()).getFirst();
        Verdict judged = Verdict.fromJson(
                cycles.judge(List.of(cycle), END.plusDays(1), TEST).getFirst().result());

        assertThat(before.withPending().verdict().rules()).as("seed %d", seed).isEqualTo(judged.rules());
        assertThat(before.withPending().verdict().outcome()).isEqualTo(judged.outcome());
        assertThat(after.accepted().verdict()).isEqualTo(judged);
        assertThat(after.prospects()).isEmpty();
    }

    private Claim random(Random random) {
        LocalDate day = START.plusDays(random.nextInt(1_400));
        return switch (random.nextInt(5)) {
            case 0 ->
                new Claim.OfPractice(
                        "social-domain", "gemeente", "coach", day, null, Hundredths.ofWhole(8 + random.nextInt(30)));
            case 1 -> new Claim.OfInterruption("illness", day, day.plusDays(random.nextInt(60)));
            case 2 -> new Claim.OfDocument("vog", day, null);
            default -> activity(1 + random.nextInt(40) + ".5", day);
        };
    }

    private void acceptAll() {
        evidence.list(registrant, Optional.empty(), 100).stream()
                .filter(piece -> piece.state() == EvidenceState.SUBMITTED)
                .forEach(piece -> evidence.conclude(Map.of(piece.id(), new Judgement.Accepted(null, null)), TEST));
    }
}
