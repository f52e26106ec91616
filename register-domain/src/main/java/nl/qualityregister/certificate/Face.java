package nl.qualityregister.certificate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import org.openpdf.text.DocumentException;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfStream;

/** The typefaces of certificates, read once; how wide a text is in them, and whether they have its letters. */
final class Face {
    static final Face DISPLAY = new Face("NotoSerifDisplay-Regular.ttf");
    static final Face TEXT = new Face("NotoSans-Regular.ttf");
    static final Face SLANTED = new Face("NotoSans-Italic.ttf");
    /** For what has Arabic letters; it has Latin ones too. */
    static final Face ARABIC = new Face("RegisterNaskh-Regular.ttf");

    private final BaseFont font;

    private Face(String file) {
        this.font = read(file);
    }

    BaseFont font() {
        return font;
    }

    float width(String text, float size) {
        return font.getWidthPointKerned(drawn(text), size);
    }

    /** This one, or the Arabic one where the text needs it. */
    Face forLettersOf(String text) {
        return ArabicLetters.isIn(text) ? ARABIC : this;
    }

    static Face of(String text) {
        return TEXT.forLettersOf(text);
    }

    static Face ofSlanted(String text) {
        return SLANTED.forLettersOf(text);
    }

    /** The letters in the order and the forms in which they are drawn. */
    String drawn(String text) {
        return this == ARABIC ? ArabicLetters.drawn(text) : text;
    }

    boolean hasLettersOf(String text) {
        return drawn(text).codePoints().allMatch(font::charExists);
    }

    private static BaseFont read(String file) {
        try (InputStream stream = Face.class.getResourceAsStream("/fonts/" + file)) {
            if (stream == null) {
                throw new IllegalStateException("the font " + file + " is missing");
            }
            BaseFont font = BaseFont.createFont(
                    file, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, stream.readAllBytes(), null);
            font.setSubset(true);
            font.setIncludeCidSet(false);
            font.setCompressionLevel(PdfStream.NO_COMPRESSION);
            font.setSecureRandom(new NoRandom());
            return font;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (DocumentException e) {
            throw new IllegalStateException("the font " + file + " cannot be used", e);
        }
    }

    /** Names the subset of each font the same every time; the fonts differ in name, so no two subsets meet. */
    private static final class NoRandom extends SecureRandom {
        private static final long serialVersionUID = 1L;

        @Override
        public double nextDouble() {
            return 0.5;
        }
    }
}
