package nl.qualityregister.certificate;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import nl.qualityregister.norm.Texts;

/** The certificate for machines. Written by hand, since these bytes must stay the same whatever a JSON library's next release does. */
final class AttachedData {
    private AttachedData() {}

    static byte[] json(PrintedCertificate printed) {
        String occupations = printed.particulars().occupations().stream()
                .map(occupation ->
                        "{" + JsonText.field("code", occupation.code()) + "," + both("name", occupation.name()) + "}")
                .collect(Collectors.joining(","));
        String json = "{"
                + String.join(
                        ",",
                        JsonText.field(
                                "certificateNumber", printed.particulars().number()),
                        JsonText.field("kind", printed.stationery().kind()),
                        JsonText.field("register", printed.stationery().register()),
                        both("registerName", printed.stationery().registerName()),
                        JsonText.field(
                                "registrationNumber", printed.particulars().registrationNumber()),
                        JsonText.field("holder", printed.particulars().holder()),
                        "\"occupations\":[" + occupations + "]",
                        JsonText.field("validFrom", printed.particulars().days().validFrom()),
                        JsonText.field(
                                "validUntil", printed.particulars().days().validUntil()),
                        JsonText.field("issuedOn", printed.particulars().days().issuedOn()),
                        JsonText.field("statusAt", printed.particulars().address()))
                + "}\n";
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static String both(String name, Texts words) {
        return JsonText.quoted(name) + ":{" + JsonText.field("nl", words.nl()) + "," + JsonText.field("en", words.en())
                + "}";
    }
}
