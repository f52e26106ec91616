package nl.qualityregister.registrant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationNumberTest {
    private static final Random CHANCE = new Random(20260101);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "100000016",
                " 100000016\n",
                "100.000.016",
                "100 000 016",
                "100\u00a0000\u202f016",
                "KR-100000016",
                "KR100000016",
                "kr 100.000.016",
                "krsd nr. 100000016",
                "KRSD-nr.: 100-000-016",
                "Registratienummer: 100/000/016",
                "n\u00ba 100000016",
                "\u2116 100000016",
                "\ufeff100000016",
                "\u200b1\u200b0\u200b0\u200b000016\u200b",
                "\u202a100000016\u202c",
                "\u2066100\u2060000\u00ad016\u2069",
                "\uff11\uff10\uff10\uff10\uff10\uff10\uff10\uff11\uff16",
                "(100000016)",
                "\"100000016\"",
                "100\u2013000\u2014016"
            })
    void aNumberIsReadHoweverItIsWritten(String text) {
        assertThat(RegistrationNumber.read(text)).contains(new RegistrationNumber("100000016"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "KR",
                "100000018",
                "10000001",
                "1000000160",
                "100000016 KR",
                "1O0000016",
                "100000016/100000016",
                "+100000016",
                "1e8",
                "100000016\u0000x"
            })
    void whatIsNotOneValidNumberIsNotRead(String text) {
        assertThat(RegistrationNumber.read(text)).isEmpty();
    }

    @Test
    void aTextLongerThanAnyNumberIsNotRead() {
        assertThat(RegistrationNumber.read(" ".repeat(1_000_000) + "100000016")).isEmpty();
    }

    @Test
    void anInvalidNumberDoesNotExist() {
        assertThatThrownBy(() -> new RegistrationNumber("100000018")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RegistrationNumber.ofSerial(9_999_999)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RegistrationNumber.ofSerial(100_000_000)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyErrorInOneDigitIsCaught() {
        serials().forEach(serial -> {
            String number = RegistrationNumber.ofSerial(serial).value();
            for (int place = 0; place < 9; place++) {
                for (char digit = '0'; digit <= '9'; digit++) {
                    if (digit != number.charAt(place)) {
                        String wrong = number.substring(0, place) + digit + number.substring(place + 1);
                        assertThat(RegistrationNumber.read(wrong)).as(wrong).isEmpty();
                    }
                }
            }
        });
    }

    /** MOD 11,10 lets one pair of neighbouring digits in 45 be swapped unseen: always two that follow each other, 9 and 0 included. */
    @Test
    void swappedNeighboursAreCaughtUnlessTheDigitsFollowEachOther() {
        long swaps = 0;
        long passed = 0;
        for (long serial : serials().toArray()) {
            String number = RegistrationNumber.ofSerial(serial).value();
            for (int place = 0; place < 8; place++) {
                char left = number.charAt(place);
                char right = number.charAt(place + 1);
                if (left != right) {
                    swaps++;
                    String swapped = number.substring(0, place) + right + left + number.substring(place + 2);
                    if (RegistrationNumber.read(swapped).isPresent()) {
                        passed++;
                        assertThat(Math.abs(left - right)).as(number).isIn(1, 9);
                    }
                }
            }
        }

        assertThat(passed).isPositive().isLessThan(swaps / 30);
    }

    @Test
    void noiseOfAnyKindBetweenDigitsIsForgiven() {
        String noise =
                " \t\u00a0\u2009\u202f\u3000.-_/\u00b7\u2010\u200b\u200c\u200d\u200e\u200f\u202e\u2060\u2067\ufeff\ufe0f";
        serials().limit(2_000).forEach(serial -> {
            RegistrationNumber number = RegistrationNumber.ofSerial(serial);
            StringBuilder written = new StringBuilder(CHANCE.nextBoolean() ? "KR" : "");
            for (char digit : number.value().toCharArray()) {
                for (int i = CHANCE.nextInt(3); i > 0; i--) {
                    written.append(noise.charAt(CHANCE.nextInt(noise.length())));
                }
                written.append(CHANCE.nextBoolean() ? digit : (char) (digit - '0' + '\uff10'));
            }
            assertThat(RegistrationNumber.read(written.toString())).contains(number);
        });
    }

    private static LongStream serials() {
        return LongStream.concat(
                LongStream.range(10_000_000, 10_001_000), CHANCE.longs(4_000, 10_000_000, 100_000_000));
    }
}
