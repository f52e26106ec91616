package nl.qualityregister.file;

import java.text.Normalizer;

/** Makes of an uploader's name one that can be shown and offered for saving anywhere. */
final class FileName {
    private static final int LONGEST = 120;
    private static final int LONGEST_EXTENSION = 10;
    private static final String NAMELESS = "bestand";

    private FileName() {}

    /** Without path, control and direction characters and what file systems forbid; at most 120 characters, its extension kept. */
    static String safe(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String plain = Normalizer.normalize(last, Normalizer.Form.NFC)
                .replaceAll("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}\\p{Zl}\\p{Zp}]", "")
                .replaceAll("[<>:\"|?*]", "_")
                .replaceAll("\\p{Zs}+", " ")
                .replaceAll("^[. ]+|[. ]+$", "");
        return plain.isEmpty() ? NAMELESS : shortened(plain);
    }

    private static String shortened(String name) {
        int length = name.codePointCount(0, name.length());
        if (length <= LONGEST) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 && name.length() - dot <= LONGEST_EXTENSION ? name.substring(dot) : "";
        int end = name.offsetByCodePoints(0, LONGEST - extension.codePointCount(0, extension.length()));
        return name.substring(0, end) + extension;
    }
}
