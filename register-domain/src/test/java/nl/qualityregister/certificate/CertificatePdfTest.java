package nl.qualityregister.certificate;

import static nl.qualityregister.certificate.CertificateFixtures.CLIENT_MANAGER;
import static nl.qualityregister.certificate.CertificateFixtures.DEBT_COUNSELLOR;
import static nl.qualityregister.certificate.CertificateFixtures.EXPERT_BY_EXPERIENCE;
import static nl.qualityregister.certificate.CertificateFixtures.printed;
import static nl.qualityregister.certificate.CertificateFixtures.sealed;
import static nl.qualityregister.certificate.CertificateFixtures.unsealed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.qualityregister.house.Sha256;
import nl.qualityregister.norm.Texts;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CertificatePdfTest {
    private static final Texts NO_MEASURES = new Texts(
            "Er gelden geen maatregelen en er zijn geen openbare maatregelen geweest",
            "No measures are in force and there were no public ones");
    private static final PrintedCertificate ORDINARY = printed("J.M. van der Berg", DEBT_COUNSELLOR);

    @BeforeAll
    static void startTheValidator() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    static Stream<Named<PrintedCertificate>> holders() {
        return Stream.of(
                Named.of("ordinary", ORDINARY),
                Named.of("first", printed(CertificateKind.REGISTRATION, "A. Bos", CLIENT_MANAGER)),
                Named.of(
                        "long-named",
                        printed(
                                "M.A.W.F.J. van Oldenbarnevelt tot Stoutenburg-van Heeckeren van Brandsenburg gezegd"
                                        + " Zwanenburg",
                                DEBT_COUNSELLOR)),
                Named.of(
                        "three-occupations",
                        printed("P. 't Hooft-de Wit", CLIENT_MANAGER, DEBT_COUNSELLOR, EXPERT_BY_EXPERIENCE)),
                Named.of(
                        "everything-long",
                        printed(
                                "M.A.W.F.J. van Oldenbarnevelt tot Stoutenburg-van Heeckeren van Brandsenburg",
                                EXPERT_BY_EXPERIENCE,
                                CLIENT_MANAGER,
                                EXPERT_BY_EXPERIENCE)),
                Named.of("own-house-style", CertificateFixtures.inOwnHouseStyle("J.M. van der Berg", CLIENT_MANAGER)),
                Named.of("polish", printed("Z. Żółkiewska-Święćąń", CLIENT_MANAGER)),
                Named.of(
                        "arabic",
                        printed("\u0644\u064A\u0644\u0649 \u0627\u0644\u062E\u0648\u0631\u064A", CLIENT_MANAGER)),
                Named.of("turkish", printed("İ. Işıklı-Çağlayanoğlu Şen", CLIENT_MANAGER)));
    }

    static Stream<Named<PrintedCertificate>> statements() {
        return Stream.of(
                Named.of("cpd-one-page", CertificateFixtures.statement("J.M. van der Berg", 9, DEBT_COUNSELLOR)),
                Named.of(
                        "cpd-several-pages",
                        CertificateFixtures.statement(
                                "P. 't Hooft-de Wit", 74, CLIENT_MANAGER, DEBT_COUNSELLOR, EXPERT_BY_EXPERIENCE)),
                Named.of("cpd-nothing", CertificateFixtures.statement("A. Bos", 0, CLIENT_MANAGER)),
                Named.of(
                        "good-standing",
                        CertificateFixtures.goodStanding("J.M. van der Berg", List.of(NO_MEASURES), DEBT_COUNSELLOR)),
                Named.of(
                        "good-standing-with-measures",
                        CertificateFixtures.goodStanding(
                                "Z. Żółkiewska-Święćąń",
                                List.of(
                                        new Texts(
                                                "berisping vanaf 1 maart 2025 (voorbij)",
                                                "reprimand from 1 March 2025 (over)"),
                                        new Texts(
                                                "voorwaarden vanaf 1 mei 2026 tot en met 30 april 2027 (van kracht)",
                                                "conditions from 1 May 2026 until and including 30 April 2027 (in"
                                                        + " force)")),
                                CLIENT_MANAGER,
                                DEBT_COUNSELLOR)));
    }

    static Stream<Arguments> holdersTimesStandards() {
        return Stream.concat(holders(), statements())
                .flatMap(holder -> Stream.of("3a", "ua1").map(standard -> Arguments.of(holder, standard)));
    }

    @ParameterizedTest
    @MethodSource("holdersTimesStandards")
    void everyCertificateConformsToArchiveAndAccessibilityStandards(PrintedCertificate printed, String standard)
            throws Exception {
        byte[] pdf = sealed(printed);

        assertThat(violations(pdf, standard)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("holders")
    void everyCertificateIsOnePageOfAtMostFortyKilobytes(PrintedCertificate printed) throws Exception {
        byte[] pdf = sealed(printed);
        keep(pdf, printed.particulars().holder());

        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
        }
        assertThat(pdf).hasSizeLessThan(40 * 1024);
    }

    @Test
    void theSameCertificateIsTheSameBytesInAnyLocaleZoneAndThread() throws Exception {
        byte[] first = open(ORDINARY);

        byte[] elsewhere =
                inLocaleAndZone(Locale.forLanguageTag("ar-EG-u-nu-arab"), "Asia/Kathmandu", () -> open(ORDINARY));
        List<byte[]> atOnce = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<byte[]>> work = holders()
                    .flatMap(holder -> IntStream.range(0, 10).mapToObj(i -> holder))
                    .<Callable<byte[]>>map(holder -> () -> open(holder.getPayload()))
                    .toList();
            for (Future<byte[]> rendered : threads.invokeAll(work)) {
                atOnce.add(rendered.get());
            }
        }

        assertThat(Sha256.hex(elsewhere)).isEqualTo(Sha256.hex(first));
        assertThat(atOnce.stream().map(Sha256::hex).distinct())
                .hasSize((int) holders().count());
        assertThat(Sha256.hex(atOnce.getFirst())).isEqualTo(Sha256.hex(first));
    }

    @Test
    void theSealAndTheCredentialArePutOnAgainToTheSameBytes() {
        Seal.Made made = Seal.put(ORDINARY, CertificateFixtures.KEY, CertificateFixtures.NO_TIME_STAMPS);

        byte[] again = made.seal().sealed(ORDINARY);

        assertThat(Sha256.hex(again)).isEqualTo(Sha256.hex(made.pdf()));
    }

    @Test
    void anotherProcessWithAnotherCompilerHeapAndLocaleMakesTheSameBytes() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xint",
                        "-Xmx300m",
                        "-Duser.language=ar",
                        "-Duser.timezone=Asia/Kathmandu",
                        "-Dfile.encoding=ISO-8859-1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PrintsAHash.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();

        String printed = new String(other.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();

        assertThat(other.waitFor()).isZero();
        assertThat(printed).isEqualTo(Sha256.hex(open(ORDINARY)));
    }

    /** The golden hashes: a change here means that certificates already given out could no longer be rendered; make a new version. */
    @Test
    void theBytesOfEachVersionNeverChange() {
        assertThat(Sha256.hex(open(ORDINARY)))
                .isEqualTo("5da00860c964e45c33447c91a8439845d2d3b9656589fbe2a2dcbf2b185138b7");
        assertThat(Sha256.hex(CertificatePdf.toBeSealed(CertificatePdf.SEALED, ORDINARY, "ey.ey.signature", 1_500)
                        .with(new byte[0])))
                .isEqualTo("8b740afa9a44178962289d5866ab7de13a2619eb4762db215a82e0d7c8b41122");
        assertThat(Sha256.hex(CertificatePdf.unsealed(unsealed("J.M. van der Berg", DEBT_COUNSELLOR))))
                .isEqualTo("d3f62b386b030d11a1dd1a0dcc0e9b7460ec2bcc01660bbc5bae9dc56cd399a8");
    }

    @ParameterizedTest
    @MethodSource("holders")
    void theTextIsReadInTheOrderOfThePage(PrintedCertificate printed) throws Exception {
        String text = text(sealed(printed));

        List<String> order = new ArrayList<>();
        order.add(printed.stationery().registerName().nl());
        order.add(printed.stationery().words("title").nl());
        order.add(printed.particulars().holder());
        order.add(printed.particulars().registrationNumber());
        printed.particulars()
                .occupations()
                .forEach(occupation -> order.add(
                        occupation.name().nl() + " " + occupation.name().en()));
        order.add("Geldig vanaf 1 maart 2026 Valid from 1 March 2026");
        order.add("28 februari 2031");
        order.add("28 February 2031");
        order.add("27 februari 2026");
        order.add(printed.particulars().address());
        order.add(printed.particulars().number());
        assertThat(text).containsSubsequence(order);
    }

    @ParameterizedTest
    @MethodSource("holders")
    void thePrintedQrCodeLeadsToTheAddress(PrintedCertificate printed) throws Exception {
        BufferedImage page;
        try (PDDocument document = Loader.loadPDF(sealed(printed))) {
            page = new PDFRenderer(document).renderImageWithDPI(0, 110);
        }

        String read = new QRCodeReader()
                .decode(
                        new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(page))),
                        Map.of(DecodeHintType.TRY_HARDER, true))
                .getText();

        assertThat(read).isEqualTo(printed.particulars().address());
    }

    @Test
    void aStatementOfSeveralPagesIsReadRowByRow() throws Exception {
        PrintedCertificate printed = CertificateFixtures.statement("P. 't Hooft-de Wit", 74, CLIENT_MANAGER);
        byte[] pdf = sealed(printed);
        keep(pdf, "cpd");

        String text = text(pdf);

        List<String> order = new ArrayList<>(
                List.of("Verklaring van meegetelde activiteiten", "P. 't Hooft-de Wit", "Datum Date", "Punten Points"));
        printed.particulars().account().activities().forEach(activity -> {
            order.add(activity.day());
            order.add(activity.title());
            order.add(activity.counted());
        });
        order.addAll(List.of("Totaal / Total", "165,25", printed.particulars().address()));
        assertThat(text).containsSubsequence(order);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isGreaterThan(2);
        }
    }

    @Test
    void aStatementOfGoodStandingSaysForWhomAndWhatMeasuresThereAre() throws Exception {
        PrintedCertificate printed =
                CertificateFixtures.goodStanding("J.M. van der Berg", List.of(NO_MEASURES), DEBT_COUNSELLOR);

        String text = text(sealed(printed));

        assertThat(text)
                .containsSubsequence(
                        "Verklaring van goede staat",
                        "J.M. van der Berg",
                        DEBT_COUNSELLOR.nl(),
                        "onafgebroken sinds",
                        "Maatregelen",
                        NO_MEASURES.nl(),
                        "Afgegeven voor Stichting Wijkteams Voorbeeldstad",
                        printed.particulars().address());
    }

    @Test
    void arabicLettersAreJoinedAndDrawnFromTheRight() {
        assertThat(ArabicLetters.drawn("\u0644\u064A\u0644\u0649")).isEqualTo("\uFEF0\uFEE0\uFEF4\uFEDF");
        assertThat(ArabicLetters.drawn("\u0633\u0644\u0627\u0645")).isEqualTo("\uFEE1\uFEFC\uFEB3");
        assertThat(ArabicLetters.drawn("J. \u0628\u0628")).isEqualTo("J. \uFE90\uFE91");
    }

    @Test
    void theAttachedDataSayWhatIsPrinted() throws Exception {
        PrintedCertificate printed = printed("A. \"Bo\\b\" Bos", DEBT_COUNSELLOR);

        JsonNode data;
        try (PDDocument document = Loader.loadPDF(sealed(printed))) {
            PDComplexFileSpecification file = document.getDocumentCatalog()
                    .getNames()
                    .getEmbeddedFiles()
                    .getNames()
                    .get("certificate.json");
            data = JsonMapper.builder().build().readTree(file.getEmbeddedFile().toByteArray());
        }

        assertThat(data.get("certificateNumber").asString())
                .isEqualTo(printed.particulars().number());
        assertThat(data.get("holder").asString())
                .isEqualTo(printed.particulars().holder());
        assertThat(data.get("occupations").get(0).get("name").get("nl").asString())
                .isEqualTo(DEBT_COUNSELLOR.nl());
        assertThat(data.get("validUntil").asString()).isEqualTo("2031-02-28");
        assertThat(data.get("statusAt").asString())
                .isEqualTo(printed.particulars().address());
    }

    @Test
    void aRegisterPrintsInItsOwnStyleInColoursThatCanBeRead() {
        Stationery own = CertificateFixtures.inOwnHouseStyle("A. Bos").stationery();

        assertThat(own.logo().width()).isEqualTo(160);
        assertThat(own.words("title").nl()).isEqualTo("Bewijs van herregistratie");
        assertThat(own.words("declares").nl()).isEqualTo("Hierbij verklaart het register dat");
        assertThat(own.colour()).isNotEqualTo("#e17000").matches("#[0-9a-f]{6}");
        assertThat(Ink.readable("#154273")).isEqualTo("#154273");
        assertThat(Ink.readable("#ffffff")).matches("#([0-7][0-9a-f]){3}");
    }

    @Test
    void aNameWithLettersThatNoTypefaceHasIsNotPrintedWithHoles() {
        PrintedCertificate printed = printed("王 小明", DEBT_COUNSELLOR);

        assertThatThrownBy(() -> sealed(printed)).isInstanceOf(CertificateNotPrintable.class);
    }

    /** What is to be sealed, with a credential and room as some seal would have them. */
    static byte[] open(PrintedCertificate printed) {
        return CertificatePdf.toBeSealed(printed, "ey.ey.signature", 1_500).with(new byte[0]);
    }

    /** Run as a program of its own. */
    static final class PrintsAHash {
        public static void main(String[] arguments) {
            System.out.println(Sha256.hex(open(ORDINARY)));
        }
    }

    /** As a reader hears it: the words of the structure's elements one after the other. */
    private static String text(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(false);
            return stripper.getText(document).replaceAll("\\s+", " ");
        }
    }

    private static byte[] inLocaleAndZone(Locale locale, String zone, Callable<byte[]> work) throws Exception {
        Locale locales = Locale.getDefault();
        TimeZone zones = TimeZone.getDefault();
        Locale.setDefault(locale);
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        try {
            return work.call();
        } finally {
            Locale.setDefault(locales);
            TimeZone.setDefault(zones);
        }
    }

    private static void keep(byte[] pdf, String name) throws Exception {
        Path folder = Files.createDirectories(Path.of("target/certificates"));
        Files.write(folder.resolve(Integer.toHexString(name.hashCode()) + ".pdf"), pdf);
    }

    /** Validated in the root locale: in Turkish veraPDF itself does not know the type Integer. */
    private static List<String> violations(byte[] pdf, String standard) throws Exception {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.ROOT);
        try {
            return validate(pdf, standard);
        } finally {
            Locale.setDefault(before);
        }
    }

    private static List<String> validate(byte[] pdf, String standard) throws Exception {
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(standard);
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            assertThat(result.getTotalAssertions()).isGreaterThan(100);
            return result.getTestAssertions().stream()
                    .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
                    .map(assertion -> assertion.getRuleId().getClause() + " " + assertion.getMessage())
                    .toList();
        }
    }
}
