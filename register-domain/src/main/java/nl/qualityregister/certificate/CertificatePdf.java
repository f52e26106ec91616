package nl.qualityregister.certificate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.openpdf.text.Document;
import org.openpdf.text.PageSize;
import org.openpdf.text.pdf.PdfArray;
import org.openpdf.text.pdf.PdfBoolean;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfEncryption;
import org.openpdf.text.pdf.PdfFileSpecification;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfNumber;
import org.openpdf.text.pdf.PdfObject;
import org.openpdf.text.pdf.PdfStream;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfWriter;

/**
 * From what is printed to the bytes of the PDF: PDF/A-3a and PDF/UA-1 with the certificate's data attached. Pure: the same parameters
 * give the same bytes on any day, in any place. A change that would alter one byte is a new {@link #VERSION} beside this one, since
 * certificates out in the world are rendered again by the version that made them. The seal is put on these bytes afterwards.
 */
final class CertificatePdf {
    static final String VERSION = "1";

    private static final String ATTACHMENT = "certificate.json";
    private static final byte[] SRGB = resource("/colour/srgb.icc");

    private CertificatePdf() {}

    /** Throws {@link CertificateNotPrintable}. */
    static byte[] render(PrintedCertificate printed) {
        requireLetters(printed);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(48 * 1024);
        Document document = new Document(PageSize.A4);
        PdfWriter writer = PdfWriter.getInstance(document, bytes);
        writer.setPdfVersion(PdfWriter.VERSION_1_7);
        writer.setPDFXConformance(PdfWriter.PDFA3A);
        writer.setTagged();
        document.open();
        try {
            describe(writer, printed);
            attach(writer, printed);
            new CertificateLayout(new Sheet(writer), printed).set();
            document.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return CrossReferences.inPlainDigits(bytes.toByteArray());
    }

    private static void requireLetters(PrintedCertificate printed) {
        if (!Face.DISPLAY.hasLettersOf(printed.particulars().holder())) {
            throw new CertificateNotPrintable("the holder's name has letters for which there is no typeface");
        }
    }

    private static void describe(PdfWriter writer, PrintedCertificate printed) throws IOException {
        PdfString moment =
                new PdfString("D:" + printed.particulars().days().issuedOn().replace("-", "") + "000000Z");
        PdfDictionary info = writer.getInfo();
        info.put(PdfName.TITLE, text(Xmp.title(printed)));
        info.put(PdfName.AUTHOR, text(printed.stationery().registerName().nl()));
        info.put(PdfName.PRODUCER, text(Xmp.PRODUCER));
        info.put(PdfName.CREATIONDATE, moment);
        info.put(PdfName.MODDATE, moment);
        byte[] id = Arrays.copyOf(Sha256.of(AttachedData.json(printed)), 16);
        info.put(PdfName.FILEID, PdfEncryption.createInfoId(id, id));
        writer.setXmpMetadata(Xmp.packet(printed));
        PdfDictionary catalog = writer.getExtraCatalog();
        catalog.put(PdfName.LANG, new PdfString("nl"));
        PdfDictionary preferences = new PdfDictionary();
        preferences.put(new PdfName("DisplayDocTitle"), PdfBoolean.PDFTRUE);
        catalog.put(PdfName.VIEWERPREFERENCES, preferences);
        catalog.put(PdfName.OUTPUTINTENTS, new PdfArray(outputIntent(writer)));
        writer.setTabs(PdfName.S);
    }

    private static PdfDictionary outputIntent(PdfWriter writer) throws IOException {
        PdfStream profile = new PdfStream(SRGB);
        profile.put(PdfName.N, new PdfNumber(3));
        PdfDictionary intent = new PdfDictionary(PdfName.OUTPUTINTENT);
        intent.put(PdfName.S, PdfName.GTS_PDFA1);
        intent.put(PdfName.OUTPUTCONDITIONIDENTIFIER, new PdfString("sRGB IEC61966-2.1"));
        intent.put(PdfName.INFO, new PdfString("sRGB IEC61966-2.1"));
        intent.put(PdfName.DESTOUTPUTPROFILE, writer.addToBody(profile).getIndirectReference());
        return intent;
    }

    private static void attach(PdfWriter writer, PrintedCertificate printed) throws IOException {
        PdfDictionary parameters = new PdfDictionary();
        parameters.put(PdfName.MODDATE, writer.getInfo().get(PdfName.MODDATE));
        PdfFileSpecification file = PdfFileSpecification.fileEmbedded(
                writer, null, ATTACHMENT, AttachedData.json(printed), "application/json", parameters, 9);
        file.put(new PdfName("AFRelationship"), new PdfName("Data"));
        file.put(PdfName.UF, text(ATTACHMENT));
        file.put(PdfName.DESC, text("De gegevens van dit certificaat / The data of this certificate"));
        writer.addFileAttachment(ATTACHMENT, file);
        writer.getExtraCatalog().put(new PdfName("AF"), new PdfArray(file.getReference()));
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
