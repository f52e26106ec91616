package nl.qualityregister.certificate;

import static nl.qualityregister.certificate.JsonText.array;
import static nl.qualityregister.certificate.JsonText.field;
import static nl.qualityregister.certificate.JsonText.member;
import static nl.qualityregister.certificate.JsonText.object;
import static nl.qualityregister.certificate.JsonText.strings;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import nl.qualityregister.norm.Texts;

/**
 * The certificate as an Open Badge 3.0, which is a W3C Verifiable Credential 2.0, secured as a JSON Web Signature (VC-JOSE-COSE). As
 * with the page, everything but the signature's 64 bytes follows from what is kept.
 */
final class Credential {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private Credential() {}

    /** What the key signs: header and claims. */
    static String toBeSigned(PrintedCertificate printed, String key) {
        Particulars.Portable portable = printed.portable();
        return toBeSigned(portable.issuer(), key, claims(printed, portable));
    }

    /** @param claims as JSON */
    static String toBeSigned(String issuer, String key, String claims) {
        String header = object(field("alg", "ES256"), field("kid", issuer + "#" + key), field("typ", "vc+jwt"));
        return encoded(header) + "." + encoded(claims);
    }

    static String contexts() {
        return member(
                "@context",
                strings(
                        "https://www.w3.org/ns/credentials/v2",
                        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"));
    }

    static String secured(String toBeSigned, byte[] signature) {
        return toBeSigned + "." + BASE64.encodeToString(signature);
    }

    private static String encoded(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String claims(PrintedCertificate printed, Particulars.Portable portable) {
        Particulars particulars = printed.particulars();
        String id = portable.base() + "/v1/certificates/" + particulars.number();
        String subject = portable.base() + "/v1/registrations/" + particulars.registrationNumber();
        String title = both(printed.stationery().words("title"));
        return object(
                contexts(),
                field("id", id),
                member("type", strings("VerifiableCredential", "OpenBadgeCredential")),
                member("issuer", issuer(printed.stationery().registerName().nl(), portable)),
                field("name", title),
                field("validFrom", portable.from()),
                field("validUntil", portable.until()),
                member("credentialSubject", subject(printed, portable, subject)),
                member("credentialStatus", status(portable)),
                field("iss", portable.issuer()),
                field("jti", id),
                field("sub", subject),
                member("nbf", Long.toString(Instant.parse(portable.from()).getEpochSecond())),
                member("exp", Long.toString(Instant.parse(portable.until()).getEpochSecond())));
    }

    static String issuer(String registerName, Particulars.Portable portable) {
        return object(
                field("id", portable.issuer()),
                member("type", strings("Profile")),
                field("name", registerName),
                field("url", portable.base()));
    }

    private static String subject(PrintedCertificate printed, Particulars.Portable portable, String id) {
        Particulars particulars = printed.particulars();
        return object(
                field("id", id),
                member("type", strings("AchievementSubject")),
                member(
                        "identifier",
                        array(List.of(object(
                                field("type", "IdentityObject"),
                                member("hashed", "false"),
                                field("identityHash", particulars.holder()),
                                field("identityType", "name"))))),
                field("licenseNumber", particulars.registrationNumber()),
                member("achievement", achievement(printed, portable)));
    }

    private static String achievement(PrintedCertificate printed, Particulars.Portable portable) {
        Particulars particulars = printed.particulars();
        Stationery stationery = printed.stationery();
        String occupations = particulars.occupations().stream()
                .map(occupation -> both(occupation.name()))
                .collect(Collectors.joining("; "));
        return object(
                field(
                        "id",
                        portable.base() + "/v1/registers/" + stationery.register() + "#"
                                + stationery.kind()
                                + particulars.occupations().stream()
                                        .map(occupation -> "+" + occupation.code())
                                        .collect(Collectors.joining())),
                member("type", strings("Achievement")),
                field("achievementType", "License"),
                field("name", both(stationery.words("title")) + ": " + occupations),
                field("description", both(stationery.words("proves"))),
                member(
                        "criteria",
                        object(field("narrative", both(stationery.words("registered-as")) + ": " + occupations))));
    }

    static String status(Particulars.Portable portable) {
        String list = StatusList.address(portable.base(), portable.list());
        return object(
                field("id", list + "#" + portable.index()),
                field("type", "BitstringStatusListEntry"),
                field("statusPurpose", "revocation"),
                field("statusListIndex", Integer.toString(portable.index())),
                field("statusListCredential", list));
    }

    private static String both(Texts words) {
        return words.nl() + " / " + words.en();
    }
}
