package nl.qualityregister.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoFilesTest {
    @ParameterizedTest
    @ValueSource(strings = {"2026-01-01", "2026-11-21", "2028-02-29", "2029-03-01", "2027-12-31"})
    void aCycleThatEndedYesterdayStillEndedYesterday(LocalDate businessDay) {
        DemoFiles files = new DemoFiles(businessDay);

        LocalDate start = LocalDate.parse(files.moved("2022-01-01"));

        assertThat(start.plusYears(4).minusDays(1)).isEqualTo(businessDay.minusDays(1));
    }

    @Test
    void onlyDatesMoveAndBirthdaysDoNot() {
        DemoFiles files = new DemoFiles(DemoFiles.WRITTEN_FOR.plusDays(3));

        String moved = files.moved("100000016;1979-04-30;2025-12-31;KRS-2024-017-3;2026-02-27\n");

        assertThat(moved).isEqualTo("100000016;1979-04-30;2026-01-03;KRS-2024-017-3;2026-03-02\n");
    }
}
