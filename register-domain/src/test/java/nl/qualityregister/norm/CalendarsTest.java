package nl.qualityregister.norm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarsTest {

    @ParameterizedTest
    @CsvSource({
        "2024-01-01,2024-06-30,6",
        "2024-01-01,2024-06-29,5",
        "2024-01-31,2024-02-28,1",
        "2024-01-31,2024-02-27,0",
        "2023-11-15,2024-05-20,6",
        "2024-05-01,2024-04-30,0"
    })
    void aRangeHoldsAsManyWholeMonthsAsEndWithinIt(LocalDate from, LocalDate to, int months) {
        assertThat(Calendars.wholeMonths(Calendars.day(from), Calendars.day(to)))
                .isEqualTo(months);
    }

    @Test
    void halfOpenRangesAgreeWithInclusiveDatesOnBothEnds() {
        Random random = new Random(11);
        for (int round = 0; round < 10_000; round++) {
            LocalDate from = LocalDate.of(2019, 1, 1).plusDays(random.nextInt(3_000));
            LocalDate to = from.plusDays(random.nextInt(1_200));
            int months = Calendars.wholeMonths(Calendars.day(from), Calendars.day(to));
            LocalDate endExclusive = to.plusDays(1);

            assertThat(from.plusMonths(months)).isBeforeOrEqualTo(endExclusive);
            assertThat(from.plusMonths(months + 1L)).isAfter(endExclusive);
            assertThat(Calendars.longerThanMonths(Calendars.day(from), Calendars.day(to), months + 1))
                    .isFalse();
            assertThat(Days.union(new int[] {Calendars.day(from), Calendars.day(to)}, 1)
                            .within(Calendars.day(from) - 5, Calendars.day(to) + 5))
                    .isEqualTo((int) (endExclusive.toEpochDay() - from.toEpochDay()));
        }
    }

    @ParameterizedTest
    @CsvSource({"2024-02-29,6,2024-08-31", "2013-06-30,30,2015-12-31", "2025-05-31,1,2025-06-30"})
    void aLastDayMovesWithTheDayAfterIt(LocalDate end, int months, LocalDate moved) {
        assertThat(Calendars.date(Calendars.moveEnd(Calendars.day(end), months)))
                .isEqualTo(moved);
    }

    @Test
    void overlappingAndTouchingRangesAreTakenOnce() {
        Days days = Days.union(new int[] {10, 20, 15, 25, 26, 30, 40, 41}, 4);

        assertThat(days.size()).isEqualTo(2);
        assertThat(days.within(0, 100)).isEqualTo(23);
        assertThat(days.within(30, 40)).isEqualTo(2);
    }
}
