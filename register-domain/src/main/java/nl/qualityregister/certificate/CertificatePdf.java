package nl.qualityregister.certificate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import nl.qualityregister.house.Sha256;
import nl.qualityregister.norm.Texts;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Document;
import org.openpdf.text.PageSize;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfAnnotation;
import org.openpdf.text.pdf.PdfArray;
import org.openpdf.text.pdf.PdfBoolean;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfEncryption;
import org.openpdf.text.pdf.PdfFileSpecification;
import org.openpdf.text.pdf.PdfFormField;
import org.openpdf.text.pdf.PdfLiteral;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfNumber;
import org.openpdf.text.pdf.PdfObject;
import org.openpdf.text.pdf.PdfStream;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfWriter;

/**
 * From what is printed to the bytes of the PDF: PDF/A-3a and PDF/UA-1 with the certificate's data attached. Pure: the same parameters
 * give the same bytes on any day, in any place. A change that would alter one byte is a new version beside the others, since
 * certificates out in the world are rendered again by the version that made them.
 */
final class CertificatePdf {
    /** Without a seal, its streams as the JVM's zlib makes them: what was issued before there were seals. */
    static final String UNSEALED = "1";
    /** With a seal and the credential, its streams by a deflater of our own choice. */
    static final String SEALED = "2";
    /** The same, its streams by our own deflater, its code without a search for the fairest pattern. */
    static final String VERSION = "3";

    private static final String ATTACHMENT = "certificate.json";
    private static final String CREDENTIAL = "credential.jwt";
    private static final byte[] SRGB = resource("/colour/srgb.icc");

    private final PrintedCertificate printed;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(96 * 1024);
    private final Document document = new Document(PageSize.A4);
    private final PdfWriter writer = PdfWriter.getInstance(document, bytes);
    private final PdfArray attachments = new PdfArray();
    private @Nullable Sheet sheet;

    private CertificatePdf(PrintedCertificate printed) {
        this.printed = printed;
    }

    /** As version {@link #UNSEALED} made it. Throws {@link CertificateNotPrintable}. */
    static byte[] unsealed(PrintedCertificate printed) {
        return new CertificatePdf(printed).written(UNSEALED, pdf -> {}).with(Deflating.BY_THE_JVM);
    }

    /** As this version makes it. */
    static Unsealed toBeSealed(PrintedCertificate printed, String credential, int room) {
        return toBeSealed(VERSION, printed, credential, room);
    }

    /**
     * As a version makes it, its seal left open. Throws {@link CertificateNotPrintable}.
     *
     * @param version {@link #SEALED} or {@link #VERSION}
     * @param credential as a JSON Web Signature
     * @param room for the seal, in bytes
     */
    static Unsealed toBeSealed(String version, PrintedCertificate printed, String credential, int room) {
        byte[] pdf = new CertificatePdf(printed)
                .written(version, made -> {
                    made.attach(
                            CREDENTIAL,
                            "application/vc+jwt",
                            new Texts("Het certificaat als Open Badge", "The certificate as an Open Badge"),
                            credential.getBytes(StandardCharsets.US_ASCII));
                    made.openSeal(room);
                })
                .with(version.equals(SEALED) ? Deflating.IN_JAVA : Deflating.OURS);
        return Unsealed.of(pdf);
    }

    private interface More {
        void in(CertificatePdf made) throws IOException;
    }

    private WrittenPdf written(String version, More more) {
        requireLetters();
        writer.setPdfVersion(PdfWriter.VERSION_1_7);
        writer.setCompressionLevel(PdfStream.NO_COMPRESSION);
        writer.setPDFXConformance(PdfWriter.PDFA3A);
        writer.setTagged();
        document.open();
        try {
            describe(version);
            attach(
                    ATTACHMENT,
                    "application/json",
                    new Texts("De gegevens van dit certificaat", "The data of this certificate"),
                    AttachedData.json(printed));
            sheet = new Sheet(writer, version.equals(VERSION) ? QrSymbol.FIXED : QrSymbol.FAIREST);
            lay(sheet);
            more.in(this);
            writer.getExtraCatalog().put(new PdfName("AF"), attachments);
            document.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new WrittenPdf(bytes.toByteArray());
    }

    private void lay(Sheet on) {
        Particulars.@Nullable Account account = printed.particulars().account();
        if (account == null) {
            new CertificateLayout(on, printed).set();
        } else {
            new StatementLayout(document, on, printed, account).set();
        }
    }

    private void requireLetters() {
        String holder = printed.particulars().holder();
        if (!Face.DISPLAY.forLettersOf(holder).hasLettersOf(holder)) {
            throw new CertificateNotPrintable("the holder's name has letters for which there is no typeface");
        }
    }

    private void describe(String version) throws IOException {
        PdfString moment =
                new PdfString("D:" + printed.particulars().days().issuedOn().replace("-", "") + "000000Z");
        PdfDictionary info = writer.getInfo();
        info.put(PdfName.TITLE, text(Xmp.title(printed)));
        info.put(PdfName.AUTHOR, text(printed.stationery().registerName().nl()));
        info.put(PdfName.PRODUCER, text(Xmp.producer(version)));
        info.put(PdfName.CREATIONDATE, moment);
        info.put(PdfName.MODDATE, moment);
        byte[] id = Arrays.copyOf(Sha256.of(AttachedData.json(printed)), 16);
        info.put(PdfName.FILEID, PdfEncryption.createInfoId(id, id));
        writer.setXmpMetadata(Xmp.packet(printed, version));
        PdfDictionary catalog = writer.getExtraCatalog();
        catalog.put(PdfName.LANG, new PdfString("nl"));
        PdfDictionary preferences = new PdfDictionary();
        preferences.put(new PdfName("DisplayDocTitle"), PdfBoolean.PDFTRUE);
        catalog.put(PdfName.VIEWERPREFERENCES, preferences);
        catalog.put(PdfName.OUTPUTINTENTS, new PdfArray(outputIntent()));
        writer.setTabs(PdfName.S);
    }

    private PdfDictionary outputIntent() throws IOException {
        PdfStream profile = new PdfStream(SRGB);
        profile.put(PdfName.N, new PdfNumber(3));
        PdfDictionary intent = new PdfDictionary(PdfName.OUTPUTINTENT);
        intent.put(PdfName.S, PdfName.GTS_PDFA1);
        intent.put(PdfName.OUTPUTCONDITIONIDENTIFIER, new PdfString("sRGB IEC61966-2.1"));
        intent.put(PdfName.INFO, new PdfString("sRGB IEC61966-2.1"));
        intent.put(PdfName.DESTOUTPUTPROFILE, writer.addToBody(profile).getIndirectReference());
        return intent;
    }

    private void attach(String name, String type, Texts meaning, byte[] content) throws IOException {
        PdfDictionary parameters = new PdfDictionary();
        parameters.put(PdfName.MODDATE, writer.getInfo().get(PdfName.MODDATE));
        PdfFileSpecification file = PdfFileSpecification.fileEmbedded(
                writer, null, name, content, type, parameters, PdfStream.NO_COMPRESSION);
        file.put(new PdfName("AFRelationship"), new PdfName("Data"));
        file.put(PdfName.UF, text(name));
        file.put(PdfName.DESC, text(meaning.nl() + " / " + meaning.en()));
        writer.addFileAttachment(name, file);
        attachments.add(file.getReference());
    }

    /** A field without extent; what it says is written on the page. */
    private void openSeal(int room) throws IOException {
        PdfDictionary seal = new PdfDictionary(new PdfName("Sig"));
        seal.put(PdfName.FILTER, new PdfName("Adobe.PPKLite"));
        seal.put(PdfName.SUBFILTER, new PdfName("ETSI.CAdES.detached"));
        seal.put(PdfName.BYTERANGE, new PdfLiteral(Unsealed.range()));
        seal.put(PdfName.CONTENTS, new PdfLiteral(Unsealed.room(room)));
        seal.put(PdfName.M, moment(printed.portable().from()));
        seal.put(PdfName.NAME, text(printed.stationery().registerName().nl()));
        seal.put(PdfName.REASON, text(printed.particulars().number()));
        PdfFormField field = PdfFormField.createSignature(writer);
        field.setFieldName("seal");
        field.setWidget(new Rectangle(0, 0, 0, 0), null);
        field.setFlags(PdfAnnotation.FLAGS_PRINT | PdfAnnotation.FLAGS_LOCKED);
        field.put(PdfName.TU, text("Elektronisch zegel / Electronic seal"));
        field.put(PdfName.V, writer.addToBody(seal).getIndirectReference());
        field.setPage();
        Objects.requireNonNull(sheet).field(field);
        writer.getAcroForm().setSigFlags(3);
    }

    private static PdfString moment(String instant) {
        return new PdfString("D:" + instant.replaceAll("[-:TZ]", "") + "Z");
    }

    private static PdfString text(String words) {
        return new PdfString(words, PdfObject.TEXT_UNICODE);
    }

    private static byte[] resource(String path) {
        try (InputStream stream = CertificatePdf.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException(path + " is missing");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
