package nl.qualityregister.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A document in a ZIP container: ODT tells its type in its first entry, DOCX in its list of content types. Every entry is unpacked into
 * nothing, counted, so that what would fill a disk or a memory elsewhere is not passed on.
 */
final class OfficeDocument {
    private static final int MOST_ENTRIES = 2_000;
    private static final long MOST_UNPACKED = 256L * 1024 * 1024;
    private static final int TYPES = 1024 * 1024;

    private static final String ODT_TYPE = "application/vnd.oasis.opendocument.text";
    private static final String DOCX_TYPE =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    private OfficeDocument() {}

    static MediaType recognise(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            MediaType type = type(zip);
            Recognition.refuseIf(isEncrypted(zip), "encrypted-file");
            Recognition.refuseIf(loadsFromElsewhere(zip), "unsafe-container");
            Recognition.refuseIf(zip.size() > MOST_ENTRIES, "inflated-file");
            unpackIntoNothing(zip);
            return type;
        } catch (java.util.zip.ZipException | IllegalArgumentException e) {
            throw Recognition.refused("damaged-file");
        }
    }

    private static MediaType type(ZipFile zip) throws IOException {
        if (text(zip, "mimetype", ODT_TYPE.length() + 1).equals(ODT_TYPE) && zip.getEntry("content.xml") != null) {
            return MediaType.ODT;
        }
        boolean docx = zip.getEntry("word/document.xml") != null
                && text(zip, "[Content_Types].xml", TYPES).contains(DOCX_TYPE);
        Recognition.refuseIf(!docx, "unsupported-file-type");
        return MediaType.DOCX;
    }

    /** At most so many bytes of an entry, empty when there is none. */
    private static String text(ZipFile zip, String name, int longest) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            return "";
        }
        try (InputStream content = zip.getInputStream(entry)) {
            return new String(content.readNBytes(longest), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    /** ODF says so in its manifest; DOCX is then no ZIP at all. */
    private static boolean isEncrypted(ZipFile zip) throws IOException {
        return text(zip, "META-INF/manifest.xml", TYPES).contains("encryption-data");
    }

    /** A template from another place can bring macros that are not in the file. */
    private static boolean loadsFromElsewhere(ZipFile zip) throws IOException {
        String relations = text(zip, "word/_rels/settings.xml.rels", TYPES);
        return relations.contains("attachedTemplate") && relations.contains("External");
    }

    private static void unpackIntoNothing(ZipFile zip) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long unpacked = 0;
        for (ZipEntry entry : Collections.list(zip.entries())) {
            Recognition.refuseIf(hostile(entry.getName()), "unsafe-container");
            try (InputStream content = zip.getInputStream(entry)) {
                for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                    unpacked += read;
                    Recognition.refuseIf(unpacked > MOST_UNPACKED, "inflated-file");
                }
            }
        }
    }

    /** A name that would lead out of the folder it is unpacked into, or a program inside. */
    private static boolean hostile(String name) {
        return name.startsWith("/")
                || name.contains("\\")
                || name.contains(":")
                || Arrays.asList(name.split("/")).contains("..")
                || isProgram(name.toLowerCase(Locale.ROOT));
    }

    /** Macros of Word, and those of OpenDocument. */
    private static boolean isProgram(String name) {
        return name.endsWith("vbaproject.bin")
                || name.endsWith("vbadata.xml")
                || name.startsWith("word/activex/")
                || name.startsWith("basic/")
                || name.startsWith("scripts/");
    }
}
