package nl.qualityregister.assessment;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.minhash.MinHashFilter;
import org.apache.lucene.analysis.shingle.ShingleFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * What a text is like, for finding others that are nearly the same among very many: the least hashes of its runs of five words (MinHash,
 * Broder 1997). The share of equal hashes is an estimate of the share of runs that two texts have in common.
 */
final class Likeness {
    static final int HASHES = 128;
    static final int BAND = 4;

    /** Of a shorter text too much is a turn of phrase that many use. */
    static final int FEWEST_WORDS = 40;

    private static final int RUN = 5;

    private final int[] sketch;

    private Likeness(int[] sketch) {
        this.sketch = sketch;
    }

    static Likeness ofSketch(Integer[] sketch) {
        return new Likeness(Arrays.stream(sketch).mapToInt(Integer::intValue).toArray());
    }

    /** Empty for a short text. */
    static Optional<Likeness> of(String text) {
        if (text.split("\\s+", FEWEST_WORDS + 1).length < FEWEST_WORDS) {
            return Optional.empty();
        }
        StandardTokenizer words = new StandardTokenizer();
        words.setReader(new StringReader(text));
        ShingleFilter runs = new ShingleFilter(new LowerCaseFilter(words), RUN, RUN);
        runs.setOutputUnigrams(false);
        try (TokenStream hashes = new MinHashFilter(runs, 1, HASHES, 1, true)) {
            return read(hashes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Likeness> read(TokenStream hashes) throws IOException {
        int[] sketch = new int[HASHES];
        int count = 0;
        CharTermAttribute term = hashes.addAttribute(CharTermAttribute.class);
        hashes.reset();
        while (hashes.incrementToken() && count < HASHES) {
            sketch[count++] = term.toString().hashCode();
        }
        hashes.end();
        return count == HASHES ? Optional.of(new Likeness(sketch)) : Optional.empty();
    }

    /** Between 0 and 100. */
    int percent(Likeness other) {
        long equal = IntStream.range(0, HASHES)
                .filter(i -> sketch[i] == other.sketch[i])
                .count();
        return (int) Math.round(100.0 * equal / HASHES);
    }

    Integer[] sketch() {
        return Arrays.stream(sketch).boxed().toArray(Integer[]::new);
    }

    /** Texts that are alike share one of these very probably, others hardly ever. */
    Integer[] bands() {
        return IntStream.range(0, HASHES / BAND)
                .mapToObj(
                        band -> 31 * band + Arrays.hashCode(Arrays.copyOfRange(sketch, band * BAND, (band + 1) * BAND)))
                .toArray(Integer[]::new);
    }
}
