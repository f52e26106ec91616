package nl.qualityregister.file;

import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/** A picture whose header tells its measures; the picture itself is never unpacked here. */
final class Picture {
    private Picture() {}

    static void check(Path file, String format) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        try (ImageInputStream input = new FileImageInputStream(file.toFile())) {
            reader.setInput(input, true, true);
            Recognition.refuseIf(reader.getWidth(0) < 1 || reader.getHeight(0) < 1, "damaged-file");
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw Recognition.refused("damaged-file");
        } finally {
            reader.dispose();
        }
    }
}
