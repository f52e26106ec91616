package nl.qualityregister.certificate;

import static nl.qualityregister.certificate.JsonText.array;
import static nl.qualityregister.certificate.JsonText.field;
import static nl.qualityregister.certificate.JsonText.member;
import static nl.qualityregister.certificate.JsonText.object;
import static nl.qualityregister.certificate.JsonText.strings;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A completed course as an Open Badge 3.0, secured as {@link Credential} is. It has no end: what was learnt was learnt. */
final class BadgeCredential {
    private BadgeCredential() {}

    /** What the key signs: header and claims. */
    static String toBeSigned(StatedBadge badge, String key) {
        return Credential.toBeSigned(badge.portable().issuer(), key, claims(badge));
    }

    private static String claims(StatedBadge badge) {
        Particulars.Portable portable = badge.portable();
        String id = address(badge);
        String subject = portable.base() + "/v1/registrations/" + badge.registrationNumber();
        return object(
                Credential.contexts(),
                field("id", id),
                member("type", strings("VerifiableCredential", "OpenBadgeCredential")),
                member("issuer", Credential.issuer(badge.registerName(), portable)),
                field("name", badge.name()),
                field("description", badge.description()),
                field("validFrom", portable.from()),
                field("awardedDate", badge.completedOn() + "T00:00:00Z"),
                member("credentialSubject", subject(badge, subject)),
                member("credentialStatus", Credential.status(portable)),
                field("iss", portable.issuer()),
                field("jti", id),
                field("sub", subject),
                member("nbf", Long.toString(Instant.parse(portable.from()).getEpochSecond())));
    }

    /** Where it is, which is also its id. */
    static String address(StatedBadge badge) {
        return badge.portable().base() + "/v1/badges/" + badge.number();
    }

    private static String subject(StatedBadge badge, String id) {
        List<String> members = new ArrayList<>(List.of(
                field("id", id),
                member("type", strings("AchievementSubject")),
                member(
                        "identifier",
                        array(List.of(object(
                                field("type", "IdentityObject"),
                                member("hashed", "false"),
                                field("identityHash", badge.holder()),
                                field("identityType", "name"))))),
                field("activityEndDate", badge.completedOn() + "T00:00:00Z")));
        if (badge.points() != null) {
            members.add(member("creditsEarned", badge.points()));
        }
        members.add(member("achievement", achievement(badge)));
        return object(members.toArray(String[]::new));
    }

    private static String achievement(StatedBadge badge) {
        return object(
                field("id", badge.portable().base() + "/v1/courses/" + badge.course()),
                member("type", strings("Achievement")),
                field("achievementType", "Course"),
                field("name", badge.title()),
                field("description", badge.description()),
                member("criteria", object(field("narrative", badge.narrative()))));
    }
}
