package nl.qualityregister.certificate;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.Color;
import java.util.EnumMap;
import java.util.Map;
import org.openpdf.text.pdf.PdfContentByte;

/** A QR code as rectangles, one for each run of dark modules, so that it stays sharp at any size. */
final class QrSymbol {
    /** With the one of eight patterns over it that the standard's marks find fairest. */
    static final QrSymbol FAIREST = new QrSymbol(Map.of());
    /** With always the same one: an address is random enough, and to draw all eight takes longer than the rest of the code. */
    static final QrSymbol FIXED = new QrSymbol(Map.of(EncodeHintType.QR_MASK_PATTERN, 3));

    private final Map<EncodeHintType, Object> hints = new EnumMap<>(EncodeHintType.class);

    private QrSymbol(Map<EncodeHintType, Object> more) {
        hints.put(EncodeHintType.MARGIN, 0);
        hints.put(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M);
        hints.putAll(more);
    }

    void draw(String address, PdfContentByte canvas, Box box) {
        BitMatrix modules = modules(address);
        int count = modules.getWidth();
        float unit = box.width() / count;
        canvas.setColorFill(Color.BLACK);
        for (int row = 0; row < count; row++) {
            for (int column = 0; column < count; column++) {
                int run = darkFrom(modules, row, column);
                if (run > 0) {
                    canvas.rectangle(box.left() + column * unit, box.top() - (row + 1) * unit, run * unit, unit);
                    column += run;
                }
            }
        }
        canvas.fill();
    }

    private static int darkFrom(BitMatrix modules, int row, int column) {
        int end = column;
        while (end < modules.getWidth() && modules.get(end, row)) {
            end++;
        }
        return end - column;
    }

    private BitMatrix modules(String address) {
        try {
            return new QRCodeWriter().encode(address, BarcodeFormat.QR_CODE, 0, 0, hints);
        } catch (WriterException e) {
            throw new IllegalArgumentException("the address does not fit into a QR code", e);
        }
    }
}
