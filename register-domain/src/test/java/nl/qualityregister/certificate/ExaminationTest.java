package nl.qualityregister.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.PlainHeader;
import com.nimbusds.jose.PlainObject;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.qualityregister.certificate.Examination.Content;
import nl.qualityregister.certificate.Examination.Form;
import nl.qualityregister.certificate.Examination.Issue;
import nl.qualityregister.certificate.Examination.Mark;
import nl.qualityregister.house.Sha256;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Holders;
import nl.qualityregister.trail.Actor;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Documents of all kinds that somebody may be shown. */
@DomainTest
class ExaminationTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 16);
    private static final Actor OFFICE = Actor.job("test");
    /** As much as the API takes. */
    private static final int LARGE = 4 << 20;

    @Autowired
    Certificates certificates;

    @Autowired
    SealKeys keys;

    @Autowired
    JdbcClient jdbc;

    private Certificate issued;
    private byte[] pdf;
    private String credential;

    @BeforeEach
    void aCertificate() {
        Holders holders = new Holders(jdbc, new RegisterId("krsd-demo"));
        issued = certificates
                .issue(List.of(holders.registered(0, "job-coach").cycle()), DAY, OFFICE, (certificate, bytes) -> {})
                .getFirst();
        pdf = certificates.pdf(issued.number());
        credential = certificates.credential(issued.number()).orElseThrow();
    }

    @Test
    void whatWeGaveOutIsGenuine() {
        assertVerdict(pdf, Form.PDF, Mark.OURS, Content.UNALTERED, Issue.ISSUED);
        assertVerdict(bytes(credential), Form.CREDENTIAL, Mark.OURS, Content.UNALTERED, Issue.ISSUED);
        assertThat(certificates.examine(pdf).certificate()).contains(issued);
        assertThat(certificates.examine(bytes(" " + credential + "\n")).genuine())
                .isTrue();
    }

    @Test
    void anyByteChangedIsSeenWhereverItIs() {
        Random random = new Random(8);
        IntStream.range(0, 300).map(i -> random.nextInt(pdf.length)).forEach(at -> {
            byte[] changed = pdf.clone();
            changed[at] ^= (byte) (1 << random.nextInt(8));

            Examination seen = certificates.examine(changed);

            assertThat(seen.genuine()).as("byte %d", at).isFalse();
            assertThat(seen.content()).as("byte %d", at).isIn(Content.ALTERED, Content.UNKNOWN);
        });
        byte[] changed = pdf.clone();
        changed[pdf.length - 60] ^= 1;
        assertVerdict(changed, Form.PDF, Mark.OURS, Content.ALTERED, Issue.ISSUED);
    }

    @Test
    void anAppendedRevisionIsTold() throws Exception {
        byte[] appended = revised(pdf);

        assertVerdict(appended, Form.PDF, Mark.OURS, Content.EXTENDED, Issue.ISSUED);
        assertThat(certificates.examine(appended).certificate()).contains(issued);
    }

    @Test
    void aSecondSignatureIsAnAddition() throws Exception {
        byte[] signedTwice = signedBySomebodyElse(pdf);

        assertVerdict(signedTwice, Form.PDF, Mark.OURS, Content.EXTENDED, Issue.ISSUED);
    }

    @Test
    void aDocumentOfAnotherRegisterIsNotOurs() throws Exception {
        PrintedCertificate theirs =
                CertificateFixtures.printed("J.M. van der Berg", CertificateFixtures.DEBT_COUNSELLOR);

        assertVerdict(CertificateFixtures.sealed(theirs), Form.PDF, Mark.NOT_OURS, Content.UNKNOWN, Issue.NOT_ISSUED);
        assertVerdict(CertificatePdf.unsealed(theirs), Form.PDF, Mark.NONE, Content.UNKNOWN, Issue.NOT_ISSUED);
    }

    @Test
    void ourSealOnWhatWeNeverGaveOutIsTold() {
        PrintedCertificate never = CertificateFixtures.printed("A. Bos", CertificateFixtures.CLIENT_MANAGER);
        Seal.Made made = Seal.put(never, keys.current(), CertificateFixtures.NO_TIME_STAMPS);

        assertVerdict(made.pdf(), Form.PDF, Mark.OURS, Content.ALTERED, Issue.NOT_ISSUED);
        assertVerdict(
                bytes(made.seal().credential(never)), Form.CREDENTIAL, Mark.OURS, Content.UNALTERED, Issue.NOT_ISSUED);
    }

    @Test
    void ourSealCutOutAndPutIntoAnotherPaperDoesNotMakeItOurs() {
        SealedRange range = SealedRange.of(pdf).getFirst();
        PrintedCertificate theirs =
                CertificateFixtures.printed("J.M. van der Berg", CertificateFixtures.DEBT_COUNSELLOR);
        byte[] forged = CertificatePdf.toBeSealed(theirs, "e.y.z", 4_000)
                .with(range.signature(pdf).orElseThrow());

        Examination seen = certificates.examine(forged);

        assertThat(seen.content()).isEqualTo(Content.ALTERED);
        assertThat(seen.genuine()).isFalse();
    }

    @Test
    void whatIsNeitherIsTold() {
        byte[] jpeg = new byte[3_000];
        new Random(1).nextBytes(jpeg);
        jpeg[0] = (byte) 0xff;
        jpeg[1] = (byte) 0xd8;

        assertVerdict(jpeg, Form.OTHER, Mark.NONE, Content.UNKNOWN, Issue.NOT_ISSUED);
        assertVerdict(new byte[0], Form.OTHER, Mark.NONE, Content.UNKNOWN, Issue.NOT_ISSUED);
        assertVerdict(bytes("{\"a\": 1}"), Form.OTHER, Mark.NONE, Content.UNKNOWN, Issue.NOT_ISSUED);
        assertVerdict(bytes("%PDF-1.7 and no more"), Form.PDF, Mark.NONE, Content.UNKNOWN, Issue.NOT_ISSUED);
    }

    @Test
    void hostileRangesAndSignaturesAreJudgedInLittleTime() {
        StringBuilder hostile = new StringBuilder("%PDF-1.7\n");
        hostile.append("/ByteRange [0 99999999999999999999 1 1]");
        hostile.append("/ByteRange [0 -1 5 5]/ByteRange [1 2 3 4]/ByteRange [0 10 20 9999999]/ByteRange");
        hostile.append("/ByteRange [0 60 ").append(60 + 40).append(" 200]");
        hostile.append("<").append("30".repeat(20_000)).append(">");
        hostile.append("/ByteRange [0 1 2 3] ".repeat(100_000));
        byte[] nested = new byte[4_000_000];
        Arrays.fill(nested, (byte) 0x30);
        System.arraycopy(bytes("%PDF-1.7"), 0, nested, 0, 8);

        Instant start = Instant.now();
        Examination one = certificates.examine(bytes(hostile.toString()));
        Examination other = certificates.examine(nested);

        assertThat(one.seal()).isNotEqualTo(Mark.OURS);
        assertThat(other.seal()).isEqualTo(Mark.NONE);
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
    }

    static Stream<Named<byte[]>> hostileFiles() {
        byte[] slashes = new byte[LARGE];
        Arrays.fill(slashes, (byte) '/');
        System.arraycopy(bytes("%PDF-1.7"), 0, slashes, 0, 8);
        byte[] bomb = zipped(new byte[200 << 20]);
        String brackets = "[".repeat(30_000);
        String gap = "%PDF-1.7\n/ByteRange [0 100 131170 4]";
        return Stream.of(
                Named.of("nothing but slashes", slashes),
                Named.of("ranges without end", bytes("%PDF-1.7\n" + "/ByteRange [0 30 40 9] ".repeat(LARGE / 24))),
                Named.of(
                        "a stream that would unpack to 200 MB",
                        bytes("%PDF-1.7\n1 0 obj <</Filter/FlateDecode/Length " + bomb.length + ">> stream\n"
                                + new String(bomb, StandardCharsets.ISO_8859_1) + "\nendstream")),
                Named.of(
                        "tables that lead to themselves",
                        bytes("%PDF-1.7\n" + "xref\n0 0\ntrailer<</Prev 9>>\n".repeat(100_000))),
                Named.of(
                        "a signature of nested sequences",
                        bytes(gap + " ".repeat(100 - gap.length()) + "<" + "3080".repeat(32_767) + ">....")),
                Named.of(
                        "a signature that says it is of two gigabytes",
                        bytes(gap + " ".repeat(100 - gap.length()) + "<30847fffffff" + "00".repeat(65_528) + ">....")),
                Named.of(
                        "a credential of nested lists",
                        bytes(base64(brackets) + "." + base64(brackets) + "." + base64("signature"))),
                Named.of("a credential of dots", bytes(".".repeat(60_000))),
                Named.of("a credential of one letter", bytes("a".repeat(60_000) + ".b.c")),
                Named.of("zeros", new byte[LARGE]));
    }

    @ParameterizedTest
    @MethodSource("hostileFiles")
    void hostileFilesAreJudgedInBoundedTimeAndMemory(byte[] hostile) {
        certificates.examine(hostile);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = threads.getCurrentThreadAllocatedBytes();
        long cpu = threads.getCurrentThreadCpuTime();

        Examination seen = certificates.examine(hostile);

        long used = threads.getCurrentThreadAllocatedBytes() - allocated;
        long took = threads.getCurrentThreadCpuTime() - cpu;
        assertThat(seen.genuine()).isFalse();
        assertThat(seen.seal()).isNotEqualTo(Mark.OURS);
        assertThat(used).as("bytes allocated").isLessThan(12L << 20);
        assertThat(took)
                .as("nanoseconds of CPU")
                .isLessThan(Duration.ofSeconds(1).toNanos());
    }

    @Test
    void aCredentialPastItsEndIsToldApartWhetherWeGaveItOutOrNot() {
        Certificate over = certificates
                .issue(
                        List.of(new Holders(jdbc, new RegisterId("krsd-demo"))
                                .registeredUntil(DAY, "job-coach")
                                .cycle()),
                        DAY,
                        OFFICE,
                        (certificate, bytes) -> {})
                .getFirst();
        Examination running = certificates.examine(bytes(credential));
        Examination past = certificates.examine(
                bytes(certificates.credential(over.number()).orElseThrow()));

        assertThat(running.expired()).isFalse();
        assertThat(past.expired()).isTrue();
        assertThat(past.genuine()).isTrue();
        assertThat(past.certificate()).contains(over);
    }

    @Test
    void anErasedOneIsKnownByItsSignature() {
        certificates.forget(List.of(issued.registrant()), OFFICE);

        for (byte[] document : List.of(pdf, bytes(credential))) {
            Examination seen = certificates.examine(document);
            assertThat(seen.genuine()).isTrue();
            assertThat(seen.certificate().orElseThrow().state()).isEqualTo(Certificate.State.ERASED);
        }
    }

    private static byte[] zipped(byte[] plain) {
        java.util.zip.Deflater deflater = new java.util.zip.Deflater();
        deflater.setInput(plain);
        deflater.finish();
        byte[] out = new byte[plain.length / 500];
        int length = deflater.deflate(out);
        deflater.end();
        return Arrays.copyOf(out, length);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(text));
    }

    @Test
    void aSignatureWhoseLengthsLieIsJudgedWithoutAFault() {
        SealedRange range = SealedRange.of(pdf).getFirst();
        for (int i = 0; i < 200; i++) {
            byte[] lying = pdf.clone();
            lying[range.from() + 1 + 2 * i] = '8';
            lying[range.from() + 2 + 2 * i] = '4';

            assertThat(certificates.examine(lying).genuine()).as("byte %d", i).isEqualTo(Arrays.equals(lying, pdf));
        }
    }

    @Test
    void aCredentialWithoutASignatureIsNothing() {
        String claims =
                new String(Base64.getUrlDecoder().decode(credential.split("\\.", -1)[1]), StandardCharsets.UTF_8);
        String none = new PlainObject(
                        new PlainHeader.Builder()
                                .type(new JOSEObjectType("vc+jwt"))
                                .build(),
                        new Payload(claims))
                .serialize();

        assertVerdict(bytes(none), Form.CREDENTIAL, Mark.NONE, Content.UNKNOWN, Issue.NOT_ISSUED);
    }

    @Test
    void aKeyThatACredentialBringsAlongIsNotOurs() throws Exception {
        String claims =
                new String(Base64.getUrlDecoder().decode(credential.split("\\.", -1)[1]), StandardCharsets.UTF_8);
        ECKey own = new ECKeyGenerator(Curve.P_256).generate();
        for (JWSHeader header : List.of(
                new JWSHeader.Builder(JWSAlgorithm.ES256).jwk(own.toPublicJWK()).build(),
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .keyID("did:web:localhost%3A8080#" + keys.current().id())
                        .jwk(own.toPublicJWK())
                        .build(),
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .keyID("did:web:evil.example#k")
                        .build())) {
            JWSObject forged = new JWSObject(header, new Payload(claims));
            forged.sign(new ECDSASigner(own));

            assertVerdict(bytes(forged.serialize()), Form.CREDENTIAL, Mark.NOT_OURS, Content.UNKNOWN, Issue.NOT_ISSUED);
        }
    }

    @Test
    void aCredentialWithOtherWordsUnderOurSignatureIsAltered() {
        String[] parts = credential.split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace("Aardenburg", "Bardenburg");
        String altered = parts[0] + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + "."
                + parts[2];

        assertVerdict(bytes(altered), Form.CREDENTIAL, Mark.OURS, Content.ALTERED, Issue.ISSUED);
    }

    @Test
    void whatAKeySealedThatIsNoLongerInUseStaysOurs() {
        String before = keys.current().id();

        String after = keys.renew().id();

        assertThat(after).isNotEqualTo(before);
        assertThat(certificates.examine(pdf).genuine()).isTrue();
        assertThat(certificates.examine(bytes(credential)).genuine()).isTrue();
        assertThat(certificates.pdf(issued.number())).isEqualTo(pdf);
        assertThat(certificates.didDocument()).contains(before, after);
    }

    @Test
    void aRevokedOneIsStillGenuineAndSaysThatItIsRevoked() {
        certificates.revoke(issued.number(), "verkeerde naam", OFFICE);

        Examination seen = certificates.examine(pdf);

        assertThat(seen.genuine()).isTrue();
        assertThat(seen.certificate().orElseThrow().state()).isEqualTo(Certificate.State.REVOKED);
    }

    private void assertVerdict(byte[] document, Form form, Mark seal, Content content, Issue issue) {
        Examination seen = certificates.examine(document);
        assertThat(Map.of("form", seen.form(), "seal", seen.seal(), "content", seen.content(), "issue", seen.issue()))
                .isEqualTo(Map.of("form", form, "seal", seal, "content", content, "issue", issue));
    }

    private static byte[] revised(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf);
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            document.getDocumentInformation().setTitle("Diploma");
            document.getDocumentInformation().getCOSObject().setNeedToBeUpdated(true);
            document.saveIncremental(out);
            return out.toByteArray();
        }
    }

    private static byte[] signedBySomebodyElse(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf);
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            PDSignature signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(PDSignature.SUBFILTER_ETSI_CADES_DETACHED);
            document.addSignature(signature, content -> {
                byte[] digest = Sha256.of(content.readAllBytes());
                SealKey key = CertificateFixtures.KEY;
                return Cms.assembled(key, digest, key.signDer(Cms.toBeSigned(key, digest)), null);
            });
            document.saveIncremental(out);
            return out.toByteArray();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
