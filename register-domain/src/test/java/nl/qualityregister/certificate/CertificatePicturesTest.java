package nl.qualityregister.certificate;

import static nl.qualityregister.certificate.CertificateFixtures.CLIENT_MANAGER;
import static nl.qualityregister.certificate.CertificateFixtures.DEBT_COUNSELLOR;
import static nl.qualityregister.certificate.CertificateFixtures.EXPERT_BY_EXPERIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import nl.qualityregister.norm.Texts;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pictures in {@code docs/certificates} show what is printed today; with {@code -Dregister.write-docs=true} they are drawn anew. */
class CertificatePicturesTest {
    private static final Path FOLDER = Path.of("../docs/certificates");
    private static final int DPI = 75;

    static Stream<Map.Entry<String, PrintedCertificate>> kinds() {
        return Stream.of(
                Map.entry(
                        "registration",
                        CertificateFixtures.printed(
                                CertificateKind.REGISTRATION, "J.M. van der Berg", DEBT_COUNSELLOR)),
                Map.entry(
                        "re-registration-three-occupations",
                        CertificateFixtures.printed(
                                "M.A.W.F.J. van Oldenbarnevelt tot Stoutenburg-van Heeckeren",
                                CLIENT_MANAGER,
                                DEBT_COUNSELLOR,
                                EXPERT_BY_EXPERIENCE)),
                Map.entry("own-house-style", CertificateFixtures.inOwnHouseStyle("J.M. van der Berg", DEBT_COUNSELLOR)),
                Map.entry("polish-letters", CertificateFixtures.printed("Z. Żółkiewska-Święćąń", CLIENT_MANAGER)),
                Map.entry(
                        "arabic-letters",
                        CertificateFixtures.printed(
                                "\u0644\u064A\u0644\u0649 \u0627\u0644\u062E\u0648\u0631\u064A", CLIENT_MANAGER)),
                Map.entry("cpd-statement", CertificateFixtures.statement("P. 't Hooft-de Wit", 42, CLIENT_MANAGER)),
                Map.entry(
                        "good-standing",
                        CertificateFixtures.goodStanding(
                                "J.M. van der Berg",
                                List.of(new Texts(
                                        "berisping vanaf 1 maart 2025 (voorbij)",
                                        "reprimand from 1 March 2025 (over)")),
                                DEBT_COUNSELLOR)));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void thePictureInTheDocsIsOfWhatIsPrinted(Map.Entry<String, PrintedCertificate> kind) throws Exception {
        Path file = FOLDER.resolve(kind.getKey() + ".png");
        BufferedImage printed = picture(CertificateFixtures.sealed(kind.getValue()));
        if (Boolean.getBoolean("register.write-docs")) {
            Files.createDirectories(FOLDER);
            ImageIO.write(printed, "png", file.toFile());
        }

        BufferedImage shown = ImageIO.read(file.toFile());

        assertThat(shown.getWidth()).isEqualTo(printed.getWidth());
        assertThat(shown.getHeight()).isEqualTo(printed.getHeight());
        assertThat(differing(shown, printed)).isLessThan(0.01);
    }

    /** All pages, side by side. */
    private static BufferedImage picture(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFRenderer renderer = new PDFRenderer(document);
            BufferedImage first = renderer.renderImageWithDPI(0, DPI, ImageType.RGB);
            int pages = document.getNumberOfPages();
            BufferedImage all =
                    new BufferedImage(first.getWidth() * pages, first.getHeight(), BufferedImage.TYPE_INT_RGB);
            for (int i = 0; i < pages; i++) {
                all.getGraphics()
                        .drawImage(renderer.renderImageWithDPI(i, DPI, ImageType.RGB), i * first.getWidth(), 0, null);
            }
            return all;
        }
    }

    /** The share of pixels that differ clearly: letters may be smoothed a little otherwise elsewhere. */
    private static double differing(BufferedImage one, BufferedImage other) {
        int differing = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                if (Math.abs((one.getRGB(x, y) & 0xff) - (other.getRGB(x, y) & 0xff)) > 64) {
                    differing++;
                }
            }
        }
        return (double) differing / one.getWidth() / one.getHeight();
    }
}
