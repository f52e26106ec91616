package nl.qualityregister.norm;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RatioTest {

    @Test
    void sumsProductsAndQuotientsAreExactHoweverLarge() {
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            int bits = 1 + random.nextInt(30);
            long a = random.nextLong(1L << bits);
            long b = 1 + random.nextLong(1L << bits);
            int by = 1 + random.nextInt(365);
            Ratio first = Ratio.ofHundredths(a, by);
            Ratio second = Ratio.ofHundredths(b);
            BigDecimal exactFirst = BigDecimal.valueOf(a).divide(BigDecimal.valueOf(by), MathContext.DECIMAL128);
            BigDecimal exactSecond = BigDecimal.valueOf(b);

            assertThat(first.plus(second).hundredths()).isEqualTo(halfUp(exactFirst.add(exactSecond)));
            assertThat(first.dividedBy(second).hundredths())
                    .isEqualTo(halfUp(
                            exactFirst.multiply(BigDecimal.valueOf(100)).divide(exactSecond, MathContext.DECIMAL128)));
            assertThat(first.compareTo(second)).isEqualTo(exactFirst.compareTo(exactSecond));
            assertThat(first.dividedBy(second).times(second)).isEqualTo(first);
            assertThat(first.minus(first).isZero()).isTrue();
        }
    }

    private static long halfUp(BigDecimal hundredths) {
        return hundredths.setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    @ParameterizedTest
    @CsvSource({
        "14720,DOWN,100,14700",
        "14720,UP,100,14800",
        "14749,HALF_UP,100,14700",
        "14750,HALF_UP,100,14800",
        "125,HALF_UP,50,150",
        "124,HALF_UP,50,100",
        "100,UP,50,100",
        "101,UP,50,150",
        "0,UP,100,0"
    })
    void roundingGoesToAStepInADirection(long exact, Rounding.Mode mode, long step, long rounded) {
        Rounding rounding = new Rounding(Ratio.ofHundredths(step), mode);

        assertThat(rounding.round(Ratio.ofHundredths(exact)).hundredths()).isEqualTo(rounded);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "147,147", "59.99,59.99", "0.5,0.5", "0.50,0.5", "-1.05,-1.05", "1000.10,1000.1"})
    void hundredthsAreWrittenWithoutTrailingZeros(String given, String written) {
        assertThat(Hundredths.parse(given)).hasToString(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.234", "1,5", "", "1.", ".5", "1e3", " 1"})
    void whatIsNoDecimalWithTwoPlacesIsRefused(String given) {
        assertThat(Hundredths.isDecimal(given)).isFalse();
    }
}
