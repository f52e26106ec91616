package nl.qualityregister.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Random;
import java.util.zip.Inflater;
import nl.qualityregister.house.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What our deflater writes is read by the JVM's inflater (zlib), and is the same for ever. */
class OwnDeflateTest {
    private final OwnDeflate deflate = new OwnDeflate();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 257, 258, 259, 300, 16_384, 32_768, 32_769, 200_000})
    void equalBytesOfAnyLengthComeBack(int length) throws Exception {
        assertComesBack(new byte[length]);
    }

    @Test
    void whateverIsDeflatedComesBack() throws Exception {
        Random random = new Random(5);
        for (int i = 0; i < 400; i++) {
            assertComesBack(something(random, random.nextInt(i % 40 == 0 ? 150_000 : 3_000)));
        }
    }

    /** Frequencies that grow as Fibonacci's numbers would have codes longer than fifteen bits. */
    @Test
    void codesThatWouldBeTooLongAreShortened() throws Exception {
        ByteArrayOutputStream uneven = new ByteArrayOutputStream();
        int last = 1;
        int next = 1;
        for (int symbol = 0; symbol < 22; symbol++) {
            for (int i = 0; i < last; i++) {
                uneven.write(symbol * 7);
            }
            int sum = last + next;
            last = next;
            next = sum;
        }
        byte[] bytes = uneven.toByteArray();
        Random random = new Random(6);
        for (int i = bytes.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            byte moved = bytes[i];
            bytes[i] = bytes[other];
            bytes[other] = moved;
        }

        assertComesBack(bytes);
    }

    @Test
    void theSameBytesComeOutForEver() {
        byte[] text = new byte[70_000];
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) ("een herhaling van woorden, woord voor woord; ".charAt(i % 45) + i / 3000);
        }

        byte[] first = deflate.deflated(text);

        assertThat(deflate.deflated(text)).isEqualTo(first).hasSize(1_015);
        assertThat(Sha256.hex(first)).isEqualTo("b0b90da3813be9298e0df23db083fe5ce2f5356031de0427381cd3fd49dc2e7c");
    }

    private static byte[] something(Random random, int length) {
        byte[] bytes = new byte[length];
        int values = 1 + random.nextInt(256);
        int manner = random.nextInt(4);
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte)
                    switch (manner) {
                        case 0 -> random.nextInt(values);
                        case 1 ->
                            i > 0 && random.nextInt(10) > 0
                                    ? bytes[i - 1 - random.nextInt(Math.min(i, 40))]
                                    : random.nextInt(256);
                        case 2 -> (int) (Math.abs(random.nextGaussian()) * 3);
                        default -> i % values;
                    };
        }
        return bytes;
    }

    private void assertComesBack(byte[] plain) throws Exception {
        byte[] back = new byte[plain.length + 1];
        Inflater inflater = new Inflater();
        inflater.setInput(deflate.deflated(plain));
        int length = inflater.inflate(back);

        // an empty stream is finished when it is asked again
        assertThat(inflater.inflate(back, length, 1)).isZero();
        assertThat(inflater.finished()).isTrue();
        assertThat(inflater.getRemaining()).isZero();
        assertThat(length).isEqualTo(plain.length);
        assertThat(java.util.Arrays.copyOf(back, length)).isEqualTo(plain);
        inflater.end();
    }
}
