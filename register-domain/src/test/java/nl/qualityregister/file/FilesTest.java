package nl.qualityregister.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.house.RegisterHome;
import nl.qualityregister.support.AtOnce;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.trail.Actor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DomainTest
class FilesTest {
    private static final Actor BY = Actor.account("test");
    private static final int LARGEST = 26_214_400;

    @Autowired
    Files files;

    @Autowired
    RegisterHome home;

    @Autowired
    JdbcClient jdbc;

    static Stream<Arguments> taken() throws IOException {
        return Stream.of(
                Arguments.of("application/pdf", Contents.pdf("een")),
                Arguments.of("application/pdf", Contents.compressedPdf()),
                Arguments.of("image/png", Contents.picture("png")),
                Arguments.of("image/jpeg", Contents.picture("jpeg")),
                Arguments.of("application/vnd.oasis.opendocument.text", Contents.odt()),
                Arguments.of(
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                        Contents.docx(Map.of())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("taken")
    void theTypeIsToldFromTheContentAndNotFromTheName(String mediaType, byte[] content) throws IOException {
        StoredFile stored = store(content, "bewijs.exe");

        assertThat(stored.mediaType()).isEqualTo(mediaType);
        assertThat(stored.size()).isEqualTo(content.length);
        assertThat(stored.scan()).isEqualTo(ScanState.WAIVED);
        assertThat(files.describe(List.of(stored.id(), new FileId(UUID.randomUUID()))))
                .containsExactly(stored);
        try (InputStream back = files.open(stored.id())) {
            assertThat(back.readAllBytes()).isEqualTo(content);
        }
    }

    @Test
    void theSameBytesTwiceAreOneContentUnderTwoIds() {
        byte[] content = Contents.pdf(UUID.randomUUID().toString());

        StoredFile first = store(content, "een.pdf");
        StoredFile second = store(content, "twee.pdf");

        assertThat(first.id()).isNotEqualTo(second.id());
        assertThat(first.sha256()).isEqualTo(second.sha256());
        assertThat(contents(first.sha256())).isEqualTo(1);
        assertThat(folder().resolve(first.sha256().substring(0, 2))
                        .resolve(first.sha256().substring(2)))
                .hasBinaryContent(content);
    }

    @Test
    void sixteenUploadsOfTheSameBytesAtOnceAllSucceed() throws InterruptedException {
        byte[] content = Contents.pdf(UUID.randomUUID().toString());

        List<AtOnce.Ending<StoredFile>> endings = AtOnce.run(16, i -> () -> store(content, i + ".pdf"));

        assertThat(endings).allSatisfy(ending -> assertThat(ending.thrown()).isNull());
        assertThat(endings.stream().map(ending -> ending.result().id()).distinct())
                .hasSize(16);
        assertThat(contents(endings.getFirst().result().sha256())).isEqualTo(1);
    }

    @Test
    void moreThanTwentyFiveMegabytesIsRefusedAsSoonAsItIsSeenAndLeavesNothing() throws IOException {
        Line endless = new Line(Long.MAX_VALUE);
        long before = filesInHome();

        assertThatThrownBy(() -> files.store(endless, "groot.pdf", BY)).isInstanceOf(FileTooLarge.class);
        assertThat(endless.given).isBetween((long) LARGEST, LARGEST + 128L * 1024);
        assertThat(filesInHome()).isEqualTo(before);
    }

    @Test
    void exactlyTwentyFiveMegabytesIsTaken() throws IOException {
        byte[] content = Arrays.copyOf(Contents.picture("jpeg"), LARGEST);

        StoredFile stored = store(content, "foto.jpg");

        assertThat(stored.size()).isEqualTo(LARGEST);
    }

    @Test
    void anUploadThatBreaksOffLeavesNothing() throws IOException {
        InputStream broken = new Line(1_000);
        long before = filesInHome();

        assertThatThrownBy(() -> files.store(broken, "half.pdf", BY)).isInstanceOf(UncheckedIOException.class);
        assertThat(filesInHome()).isEqualTo(before);
    }

    static Stream<Arguments> refused() throws IOException {
        byte[] pdf = Contents.pdf("x");
        byte[] png = Contents.picture("png");
        byte[] docx = Contents.docx(Map.of());
        byte[] jpegHead = Contents.bytes("\u00ff\u00d8\u00ff\u00e0");
        return Stream.of(
                Arguments.of("nothing", new byte[0], "empty-file"),
                Arguments.of("text", Contents.bytes("dit is geen pdf"), "unsupported-file-type"),
                Arguments.of("a program", Contents.bytes("MZ\u0090\u0000\u0003"), "unsupported-file-type"),
                Arguments.of("a page", Contents.bytes("<html><script>alert(1)</script>"), "unsupported-file-type"),
                Arguments.of("a header only", Contents.bytes("%PDF-1.7\nverder niets"), "damaged-file"),
                Arguments.of("an end only", Contents.bytes("%PDF-1.7\nstartxref\n3\n%%EOF\n"), "damaged-file"),
                Arguments.of("half a PDF", Arrays.copyOf(pdf, pdf.length / 2), "damaged-file"),
                Arguments.of("a ring of sections", Contents.ringOfSections(), "damaged-file"),
                Arguments.of("no catalogue", Contents.pdfWithTrailer("<</Size 1>>"), "damaged-file"),
                Arguments.of("half a PNG", Arrays.copyOf(png, 12), "damaged-file"),
                Arguments.of("PDF and ZIP", Contents.joined(pdf, docx), "ambiguous-file"),
                Arguments.of("PNG and ZIP", Contents.joined(png, docx), "ambiguous-file"),
                Arguments.of("ZIP and PDF", Contents.archiveWithPdfInFront(), "ambiguous-file"),
                Arguments.of("JPEG and PDF", Contents.joined(jpegHead, pdf), "ambiguous-file"),
                Arguments.of("any archive", Contents.zip(Map.of("a.txt", pdf)), "unsupported-file-type"),
                Arguments.of("half an archive", Arrays.copyOf(docx, 200), "damaged-file"),
                Arguments.of("macros", Contents.docx(Map.of("word/vbaProject.bin", png)), "unsafe-container"),
                Arguments.of(
                        "macros of ODT", Contents.odt(Map.of("Basic/Standard/Module1.xml", png)), "unsafe-container"),
                Arguments.of(
                        "an encrypted ODT",
                        Contents.odt(Map.of("META-INF/manifest.xml", Contents.bytes("<manifest:encryption-data/>"))),
                        "encrypted-file"),
                Arguments.of(
                        "a template from elsewhere",
                        Contents.docx(Map.of(
                                "word/_rels/settings.xml.rels",
                                Contents.bytes("<Relationship Type=\"attachedTemplate\" TargetMode=\"External\"/>"))),
                        "unsafe-container"),
                Arguments.of(
                        "an encrypted PDF",
                        Contents.pdfWithTrailer("<</Size 1/Root 1 0 R/Encrypt 2 0 R>>"),
                        "encrypted-file"),
                Arguments.of(
                        "a picture with a script",
                        Contents.joined(png, Contents.bytes("<ScRiPt>alert(1)</script>")),
                        "ambiguous-file"),
                Arguments.of("a name that climbs", Contents.docx(Map.of("../../x", png)), "unsafe-container"),
                Arguments.of("a zip bomb", Contents.bomb(), "inflated-file"),
                Arguments.of("many entries", Contents.docx(Contents.entries(2_001)), "inflated-file"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("refused")
    void whatIsNotWhatItClaimsToBeIsRefusedAndLeavesNothing(String what, byte[] content, String code)
            throws IOException {
        long before = filesInHome();

        InputRefused refused = catchThrowableOfType(InputRefused.class, () -> store(content, "bewijs.pdf"));

        assertThat(refused.faults()).as(what).containsExactly(Fault.at("/file", code));
        assertThat(filesInHome()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "certificaat.pdf|certificaat.pdf",
                "../../etc/passwd|passwd",
                "C:\\Users\\jet\\diploma Ångström.pdf|diploma Ångström.pdf",
                "a\u0000b\u0007c.pdf|abc.pdf",
                "rekening\u202Efdp.exe|rekeningfdp.exe",
                "a<b>c:d?e*.pdf|a_b_c_d_e_.pdf",
                "...|bestand",
                "/|bestand",
                "..verborgen |verborgen"
            })
    void aNameKeepsOnlyWhatCanBeShown(String given, String safe) {
        assertThat(FileName.safe(given)).isEqualTo(safe);
    }

    @Test
    void aLongNameKeepsItsExtension() {
        assertThat(FileName.safe("é".repeat(500) + ".pdf")).hasSize(120).endsWith("é.pdf");
    }

    @Test
    void whatIsInfectedIsNotHandedOut() {
        StoredFile stored = store(Contents.pdf(UUID.randomUUID().toString()), "virus.pdf");
        jdbc.sql("update file_content set scan = 'INFECTED' where sha256 = :sha256")
                .param("sha256", stored.sha256())
                .update();

        assertThatThrownBy(() -> files.open(stored.id())).isInstanceOf(FileInfected.class);
    }

    @Test
    void whatIsUnknownIsNotFound() {
        assertThatThrownBy(() -> files.open(new FileId(UUID.randomUUID()))).isInstanceOf(FileNotFound.class);
    }

    private StoredFile store(byte[] content, String name) {
        return files.store(new ByteArrayInputStream(content), name, BY);
    }

    private long contents(String sha256) {
        return jdbc.sql("select count(*) from file_content where sha256 = :sha256")
                .param("sha256", sha256)
                .query(Long.class)
                .single();
    }

    private Path folder() {
        return home.folder().resolve("files");
    }

    private long filesInHome() throws IOException {
        if (!java.nio.file.Files.exists(folder())) {
            return 0;
        }
        try (Stream<Path> all = java.nio.file.Files.walk(folder())) {
            return all.filter(java.nio.file.Files::isRegularFile).count();
        }
    }

    /** Gives bytes until it is lost. */
    private static final class Line extends InputStream {
        private final long lostAfter;
        private long given;

        Line(long lostAfter) {
            this.lostAfter = lostAfter;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            read(one, 0, 1);
            return one[0];
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            if (given >= lostAfter) {
                throw new IOException("line lost");
            }
            Arrays.fill(buffer, from, from + length, (byte) 'x');
            given += length;
            return length;
        }
    }
}
