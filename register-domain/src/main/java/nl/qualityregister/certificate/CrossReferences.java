package nl.qualityregister.certificate;

import java.nio.charset.StandardCharsets;

/**
 * The table at the end of a PDF that tells where each object begins. OpenPDF writes its digits in the script of the JVM's locale, so
 * that a machine set to Arabic would make files that nothing can open; here they become plain digits in any locale.
 */
final class CrossReferences {
    private static final int ENTRY = 20;
    private static final int DIGITS_OF_PLACE = 10;
    private static final int DIGITS_OF_GENERATION = 5;

    private CrossReferences() {}

    static byte[] inPlainDigits(byte[] pdf) {
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        int header = text.indexOf('\n', text.lastIndexOf("\nxref\n") + 1) + 1;
        int firstEntry = text.indexOf('\n', header) + 1;
        int trailer = text.indexOf("trailer", firstEntry);
        byte zero = pdf[firstEntry];
        for (int entry = firstEntry; entry < trailer; entry += ENTRY) {
            rewrite(pdf, entry, DIGITS_OF_PLACE, zero);
            rewrite(pdf, entry + DIGITS_OF_PLACE + 1, DIGITS_OF_GENERATION, zero);
        }
        return pdf;
    }

    private static void rewrite(byte[] pdf, int from, int digits, byte zero) {
        for (int i = from; i < from + digits; i++) {
            pdf[i] = (byte) ('0' + (pdf[i] - zero));
        }
    }
}
