package nl.qualityregister.certificate;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import nl.qualityregister.norm.Texts;

/** The certificate for machines. Written by hand, since these bytes must stay the same whatever a JSON library's next release does. */
final class AttachedData {
    private AttachedData() {}

    static byte[] json(PrintedCertificate printed) {
        String occupations = printed.particulars().occupations().stream()
                .map(occupation -> "{" + field("code", occupation.code()) + "," + both("name", occupation.name()) + "}")
                .collect(Collectors.joining(","));
        String json = "{"
                + String.join(
                        ",",
                        field("certificateNumber", printed.particulars().number()),
                        field("kind", printed.stationery().kind()),
                        field("register", printed.stationery().register()),
                        both("registerName", printed.stationery().registerName()),
                        field("registrationNumber", printed.particulars().registrationNumber()),
                        field("holder", printed.particulars().holder()),
                        "\"occupations\":[" + occupations + "]",
                        field("validFrom", printed.particulars().days().validFrom()),
                        field("validUntil", printed.particulars().days().validUntil()),
                        field("issuedOn", printed.particulars().days().issuedOn()),
                        field("statusAt", printed.particulars().address()))
                + "}\n";
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static String both(String name, Texts words) {
        return quoted(name) + ":{" + field("nl", words.nl()) + "," + field("en", words.en()) + "}";
    }

    private static String field(String name, String value) {
        return quoted(name) + ":" + quoted(value);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '"' || character == '\\') {
                quoted.append('\\').append(character);
            } else if (character < ' ') {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) character));
            } else {
                quoted.append(character);
            }
        }
        return quoted.append('"').toString();
    }
}
