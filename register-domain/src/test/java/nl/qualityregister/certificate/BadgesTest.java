package nl.qualityregister.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
import nl.qualityregister.course.AttendanceRow;
import nl.qualityregister.course.Courses;
import nl.qualityregister.course.EditionCode;
import nl.qualityregister.course.NewCourse;
import nl.qualityregister.course.Reporter;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.points.Credit;
import nl.qualityregister.points.Points;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Learners;
import nl.qualityregister.support.Learners.Learner;
import nl.qualityregister.support.Together;
import nl.qualityregister.trail.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A completed course becomes a credential that its holder takes along, and stops being one when its credit is taken back. */
@DomainTest
class BadgesTest {
    private static final Actor HERSELF = Actor.account("test");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    Badges badges;

    @Autowired
    Certificates certificates;

    @Autowired
    Courses courses;

    @Autowired
    Points points;

    @Autowired
    ApplicationContext rooms;

    @Autowired
    BusinessDay businessDay;

    private LocalDate day;
    private Learner learner;
    private EditionCode edition;
    private long credit;

    @BeforeEach
    void aCompletedCourse() {
        Learners learners = new Learners(rooms);
        day = businessDay.today().minusDays(7);
        learner = learners.aRegistrant();
        NewCourse course = learners.aCourse(learners.aProvider(), 4);
        edition = learners.given(courses, course, day, 1, null);
        courses.record(List.of(row()), course.provider(), Learners.JOB);
        credit = credits().getFirst().id();
    }

    @Test
    void theBadgeIsAnOpenBadgeThatVerifiesByTheKeyOfTheDid() throws Exception {
        Badge badge = badges.request(learner.id(), credit, HERSELF);

        JsonNode claims = verified(badges.credential(badge.number()));

        assertThat(badge.course()).isEqualTo("Schulden en gedrag");
        assertThat(badge.completedOn()).isEqualTo(day);
        assertThat(claims.path("type").valueStream().map(JsonNode::asString))
                .containsExactly("VerifiableCredential", "OpenBadgeCredential");
        assertThat(claims.path("id").asString()).endsWith("/v1/badges/" + badge.number());
        assertThat(claims.path("awardedDate").asString()).isEqualTo(day + "T00:00:00Z");
        assertThat(claims.path("credentialSubject").path("creditsEarned").asInt())
                .isEqualTo(4);
        JsonNode achievement = claims.path("credentialSubject").path("achievement");
        assertThat(achievement.path("achievementType").asString()).isEqualTo("Course");
        assertThat(achievement.path("name").asString()).isEqualTo("Schulden en gedrag");
        assertThat(claims.has("exp")).isFalse();
    }

    @Test
    void sixteenWhoAskAtOnceGetTheSameBadge() {
        List<Badge> asked = Together.all(16, i -> badges.request(learner.id(), credit, HERSELF));

        assertThat(asked.stream().map(Badge::number).distinct()).hasSize(1);
        assertThat(badges.of(learner.id())).hasSize(1);
    }

    @Test
    void whatIsShownIsFoundGenuineAndItsAlterationsAreSeen() {
        Badge badge = badges.request(learner.id(), credit, HERSELF);
        String credential = badges.credential(badge.number());
        String[] parts = credential.split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String other = claims.replace("\"creditsEarned\":4", "\"creditsEarned\":9");
        String altered = parts[0] + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(other.getBytes(StandardCharsets.UTF_8)) + "."
                + parts[2];

        Examination genuine = certificates.examine(credential.getBytes(StandardCharsets.US_ASCII));
        Examination changed = certificates.examine(altered.getBytes(StandardCharsets.US_ASCII));

        assertThat(genuine.genuine()).isTrue();
        assertThat(genuine.badge()).contains(badge);
        assertThat(genuine.certificate()).isEmpty();
        assertThat(other).isNotEqualTo(claims);
        assertThat(changed.content()).isEqualTo(Examination.Content.ALTERED);
        assertThat(changed.badge()).contains(badge);
    }

    @Test
    void attendanceThatIsVoidedTakesTheBadgeAndItsBitAlong() throws Exception {
        Badge badge = badges.request(learner.id(), credit, HERSELF);
        String credential = badges.credential(badge.number());
        boolean before = bit(credential);

        courses.takeBack(List.of(row()), "stond op de verkeerde lijst", new Reporter.Office(), Learners.JOB);

        Badge revoked = badges.find(badge.number()).orElseThrow();
        assertThat(before).isFalse();
        assertThat(revoked.state()).isEqualTo(Certificate.State.REVOKED);
        assertThat(revoked.revocationReason()).isEqualTo("stond op de verkeerde lijst");
        assertThat(bit(credential)).isTrue();
        assertThat(certificates
                        .examine(credential.getBytes(StandardCharsets.US_ASCII))
                        .badge()
                        .orElseThrow()
                        .state())
                .isEqualTo(Certificate.State.REVOKED);
    }

    @Test
    void whatIsNotHersOrWasTakenBackGivesNoBadge() {
        Learner other = new Learners(rooms).aRegistrant();

        assertThatThrownBy(() -> badges.request(other.id(), credit, HERSELF)).isInstanceOf(NotCompletedCourse.class);
        courses.takeBack(List.of(row()), "fout", new Reporter.Office(), Learners.JOB);
        assertThatThrownBy(() -> badges.request(learner.id(), credit, HERSELF)).isInstanceOf(NotCompletedCourse.class);
        assertThatThrownBy(() -> badges.request(learner.id(), Long.MAX_VALUE, HERSELF))
                .isInstanceOf(NotCompletedCourse.class);
    }

    @Test
    void erasureLeavesTheNumberAndSetsTheBit() throws Exception {
        Badge badge = badges.request(learner.id(), credit, HERSELF);
        String credential = badges.credential(badge.number());

        badges.forget(List.of(learner.id()), HERSELF);

        Badge left = badges.find(badge.number()).orElseThrow();
        assertThat(left.state()).isEqualTo(Certificate.State.ERASED);
        assertThat(left.holder() + left.course()).isEmpty();
        assertThatThrownBy(() -> badges.credential(badge.number())).isInstanceOf(BadgeErased.class);
        assertThat(bit(credential)).isTrue();
    }

    private AttendanceRow row() {
        return new AttendanceRow(edition.value(), learner.number().value(), 1);
    }

    private List<Credit> credits() {
        return points.ledger(learner.id(), Learners.REGISTER);
    }

    private boolean bit(String credential) throws Exception {
        JsonNode status = verified(credential).path("credentialStatus");
        int list =
                Integer.parseInt(status.path("statusListCredential").asString().replaceAll(".*/", ""));
        JsonNode claims = verified(certificates.statusList(list).orElseThrow());
        String encoded = claims.path("credentialSubject").path("encodedList").asString();
        byte[] bits = new GZIPInputStream(
                        new ByteArrayInputStream(Base64.getUrlDecoder().decode(encoded.substring(1))))
                .readAllBytes();
        int index = Integer.parseInt(status.path("statusListIndex").asString());
        return (bits[index / 8] & 0x80 >>> index % 8) != 0;
    }

    private JsonNode verified(String jwt) throws Exception {
        JWSObject object = JWSObject.parse(jwt);
        JsonNode method = JSON.readTree(certificates.didDocument())
                .path("verificationMethod")
                .valueStream()
                .filter(one ->
                        one.path("id").asString().equals(object.getHeader().getKeyID()))
                .findFirst()
                .orElseThrow();
        assertThat(object.verify(new ECDSAVerifier(
                        ECKey.parse(method.path("publicKeyJwk").toString()))))
                .isTrue();
        return JSON.readTree(object.getPayload().toString());
    }
}
