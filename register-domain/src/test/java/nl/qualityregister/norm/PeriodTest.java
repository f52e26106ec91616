package nl.qualityregister.norm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {

    @Test
    void anIndividualPeriodEndsTheDayBeforeItsAnniversary() {
        Period period = new Period(60, null, null, 36, true);

        assertThat(period.end(LocalDate.of(2021, 3, 1))).isEqualTo("2026-02-28");
        assertThat(period.earlyRenewalFrom(LocalDate.of(2021, 3, 1))).contains(LocalDate.of(2024, 3, 1));
    }

    @ParameterizedTest
    @CsvSource({"2024-06-01,2025-05-31", "2024-05-31,2024-05-31", "2025-02-10,2025-05-31"})
    void aYearlyPeriodEndsOnTheSameDayForEverybody(LocalDate start, LocalDate end) {
        Period period = TestNorms.norm("nmba-dual").period();

        assertThat(period.end(start)).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({"2020-12-01,2022-11-30", "2022-11-30,2022-11-30", "2022-12-01,2024-11-30", "2018-12-15,2020-11-30"})
    void aSharedPeriodEndsForEverybodyWhereItEnds(LocalDate start, LocalDate end) {
        Period period = new Period(24, null, LocalDate.of(2020, 12, 1), null, true);

        assertThat(period.end(start)).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({
        "2028-02-29, 60, 2033-02-28",
        "2028-02-29, 48, 2032-02-28",
        "2027-03-01, 12, 2028-02-29",
        "2027-08-31, 6, 2028-02-29",
        "2027-01-01, 12, 2027-12-31",
        "2027-12-31, 2, 2028-02-29"
    })
    void nobodyLosesADayToAShorterMonth(LocalDate first, int months, LocalDate last) {
        assertThat(Period.lastDay(first, months)).isEqualTo(last);
        assertThat(new Period(months, null, null, null, true).end(first)).isEqualTo(last);
    }
}
