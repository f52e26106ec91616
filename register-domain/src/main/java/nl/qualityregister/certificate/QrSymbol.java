package nl.qualityregister.certificate;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.Color;
import java.util.Map;
import org.openpdf.text.pdf.PdfContentByte;

/** A QR code as rectangles, one for each run of dark modules, so that it stays sharp at any size. */
final class QrSymbol {
    private QrSymbol() {}

    static void draw(String address, PdfContentByte canvas, Box box) {
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

    private static BitMatrix modules(String address) {
        try {
            return new QRCodeWriter()
                    .encode(
                            address,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(EncodeHintType.MARGIN, 0, EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M));
        } catch (WriterException e) {
            throw new IllegalArgumentException("the address does not fit into a QR code", e);
        }
    }
}
