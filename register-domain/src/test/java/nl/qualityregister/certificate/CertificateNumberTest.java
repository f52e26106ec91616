package nl.qualityregister.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class CertificateNumberTest {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final SecureRandom RANDOM = new SecureRandom();

    @RepeatedTest(20)
    void everySingleWrongCharacterIsFound() {
        String drawn = CertificateNumber.draw(RANDOM).value();

        for (int place = 0; place < drawn.length(); place++) {
            for (int letter = 0; letter < ALPHABET.length(); letter++) {
                char other = ALPHABET.charAt(letter);
                if (drawn.charAt(place) != '-' && drawn.charAt(place) != other) {
                    String wrong = drawn.substring(0, place) + other + drawn.substring(place + 1);
                    assertThat(CertificateNumber.read(wrong)).as(wrong).isEmpty();
                }
            }
        }
    }

    @RepeatedTest(20)
    void everySwapOfTwoCharactersIsFound() {
        String drawn = CertificateNumber.draw(RANDOM).value().replace("-", "");

        for (int one = 0; one < drawn.length(); one++) {
            for (int other = one + 1; other < drawn.length(); other++) {
                StringBuilder swapped = new StringBuilder(drawn);
                swapped.setCharAt(one, drawn.charAt(other));
                swapped.setCharAt(other, drawn.charAt(one));
                assertThat(CertificateNumber.read(swapped.toString()).isPresent())
                        .as(swapped.toString())
                        .isEqualTo(drawn.charAt(one) == drawn.charAt(other));
            }
        }
    }

    @RepeatedTest(20)
    void itIsReadAsPeopleTypeIt() {
        CertificateNumber number = CertificateNumber.draw(RANDOM);
        String typed = " "
                + number.value()
                        .toLowerCase(java.util.Locale.ROOT)
                        .replace("-", " ")
                        .replace('0', 'o') + "\u200B ";

        assertThat(CertificateNumber.read(typed)).contains(number);
        assertThat(CertificateNumber.read(number.value().replace('1', 'I').replace("-", "\u2013")))
                .contains(number);
        assertThat(CertificateNumber.read(number.value().replace('1', 'l'))).contains(number);
    }

    @Test
    void whatIsNoNumberIsNotRead() {
        assertThat(CertificateNumber.read("")).isEmpty();
        assertThat(CertificateNumber.read("U7K2-9QXM-4TRV")).isEmpty();
        assertThat(CertificateNumber.read("C7K2-9QXM-4TR")).isEmpty();
        assertThatThrownBy(() -> new CertificateNumber("c7k29qxm4trv")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTokenIsReadAsPeopleTypeIt() {
        String token = CertificateNumber.drawToken(RANDOM);

        assertThat(token).matches("[0-9a-hjkmnp-tv-z]{26}");
        assertThat(CertificateNumber.readToken(
                        token.toUpperCase(java.util.Locale.ROOT).replace('0', 'O')))
                .isEqualTo(token);
    }
}
