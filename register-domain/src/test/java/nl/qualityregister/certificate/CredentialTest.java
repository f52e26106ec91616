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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import nl.qualityregister.house.Sha256;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Holders;
import nl.qualityregister.support.Holders.Holder;
import nl.qualityregister.trail.Actor;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Credential, status list and DID document, read by other libraries (Nimbus, PDFBox) than what made them. */
@DomainTest
class CredentialTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 16);
    private static final Actor OFFICE = Actor.job("test");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    Certificates certificates;

    @Autowired
    JdbcClient jdbc;

    private Holders holders;

    @BeforeEach
    void people() {
        holders = new Holders(jdbc, new RegisterId("krsd-demo"));
    }

    @Test
    void theCredentialIsAnOpenBadgeThatVerifiesByTheKeyOfTheDid() throws Exception {
        Holder holder = holders.registered(0, "job-coach");
        Certificate issued = issue(holder);

        JsonNode claims = verified(certificates.credential(issued.number()).orElseThrow());

        assertThat(claims.path("type").valueStream().map(JsonNode::asString))
                .containsExactly("VerifiableCredential", "OpenBadgeCredential");
        assertThat(claims.path("@context").path(0).asString()).isEqualTo("https://www.w3.org/ns/credentials/v2");
        assertThat(claims.path("issuer").path("id").asString())
                .isEqualTo(claims.path("iss").asString())
                .startsWith("did:web:");
        assertThat(claims.path("jti").asString())
                .isEqualTo(claims.path("id").asString())
                .endsWith("/v1/certificates/" + issued.number());
        assertThat(claims.path("sub").asString())
                .isEqualTo(claims.path("credentialSubject").path("id").asString());
        assertThat(claims.path("credentialSubject").path("type").path(0).asString())
                .isEqualTo("AchievementSubject");
        assertThat(claims.path("credentialSubject")
                        .path("achievement")
                        .path("criteria")
                        .path("narrative")
                        .asString())
                .contains("jobcoach");
        assertThat(claims.path("exp").asLong())
                .isEqualTo(java.time.Instant.parse(claims.path("validUntil").asString())
                        .getEpochSecond());
    }

    @Test
    void theCredentialInThePdfIsTheOneThatIsGivenOut() throws Exception {
        Certificate issued = issue(holders.registered(0, "job-coach"));

        try (PDDocument document = Loader.loadPDF(certificates.pdf(issued.number()))) {
            var files =
                    document.getDocumentCatalog().getNames().getEmbeddedFiles().getNames();
            assertThat(new String(
                            files.get("credential.jwt").getEmbeddedFile().toByteArray(), StandardCharsets.US_ASCII))
                    .isEqualTo(certificates.credential(issued.number()).orElseThrow());
            assertThat(JSON.readTree(files.get("certificate.json")
                                    .getEmbeddedFile()
                                    .toByteArray())
                            .path("certificateNumber")
                            .asString())
                    .isEqualTo(issued.number().value());
        }
    }

    @Test
    void aRevocationAReissueAndAnErasureEachSetTheBit() throws Exception {
        Certificate stands = issue(holders.registered(0, "job-coach"));
        Certificate revoked = issue(holders.registered(0, "job-coach"));
        Certificate superseded = issue(current());
        Holder person = holders.registered(0, "job-coach");
        Certificate erased = issue(person);
        String erasedCredential = certificates.credential(erased.number()).orElseThrow();

        certificates.revoke(revoked.number(), "fout", OFFICE);
        certificates.reissue(superseded.number(), OFFICE);
        certificates.forget(List.of(person.id()), OFFICE);

        assertThat(bit(certificates.credential(stands.number()).orElseThrow())).isFalse();
        assertThat(bit(certificates.credential(revoked.number()).orElseThrow())).isTrue();
        assertThat(bit(certificates.credential(superseded.number()).orElseThrow()))
                .isTrue();
        assertThat(bit(erasedCredential)).isTrue();
    }

    @Test
    void anErasedCertificateIsANumberAndAHash() {
        Holder person = holders.registered(0, "job-coach");
        Certificate issued = issue(person);
        byte[] pdf = certificates.pdf(issued.number());

        certificates.forget(List.of(person.id()), OFFICE);

        Certificate left = certificates.find(issued.number()).orElseThrow();
        assertThat(left.state()).isEqualTo(Certificate.State.ERASED);
        assertThat(left.holder()).isEmpty();
        assertThat(left.sha256()).isEqualTo(Sha256.hex(pdf));
        assertThatThrownBy(() -> certificates.pdf(issued.number())).isInstanceOf(CertificateErased.class);
        assertThatThrownBy(() -> certificates.credential(issued.number())).isInstanceOf(CertificateErased.class);
        assertThatThrownBy(() -> certificates.reissue(issued.number(), OFFICE)).isInstanceOf(CertificateErased.class);
        assertThat(certificates.examine(pdf).certificate().orElseThrow().state())
                .isEqualTo(Certificate.State.ERASED);
        assertThat(jdbc.sql("select count(*) from certificate where number = :number and printed::text like"
                                + " '%Aardenburg%'")
                        .param("number", issued.number().value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void everyPlaceOfAListIsGivenOnce() {
        StatusPlaces places = new StatusPlaces(new byte[32]);
        Set<Integer> seen = new HashSet<>();

        for (long serial = 0; serial < StatusPlaces.BITS; serial++) {
            StatusPlaces.Place place = places.of(serial);
            assertThat(place.list()).isEqualTo(1);
            assertThat(place.index()).isBetween(0, StatusPlaces.BITS - 1);
            seen.add(place.index());
        }

        assertThat(seen).hasSize(StatusPlaces.BITS);
        assertThat(places.of(StatusPlaces.BITS).list()).isEqualTo(2);
    }

    private Holder current() {
        LocalDate today = LocalDate.now(java.time.ZoneId.of("Europe/Amsterdam"));
        return holders.registeredUntil(today.plusYears(2), "job-coach");
    }

    private Certificate issue(Holder holder) {
        return certificates
                .issue(List.of(holder.cycle()), DAY, OFFICE, (certificate, bytes) -> {})
                .getFirst();
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
        assertThat(encoded).startsWith("u");
        assertThat(bits).hasSize(131_072 / 8);
        int index = Integer.parseInt(status.path("statusListIndex").asString());
        return (bits[index / 8] & 0x80 >>> index % 8) != 0;
    }

    /** Verified by Nimbus with the key that the DID document names. */
    private JsonNode verified(String jwt) throws Exception {
        JWSObject object = JWSObject.parse(jwt);
        JsonNode did = JSON.readTree(certificates.didDocument());
        JsonNode method = did.path("verificationMethod")
                .valueStream()
                .filter(one ->
                        one.path("id").asString().equals(object.getHeader().getKeyID()))
                .findFirst()
                .orElseThrow();
        assertThat(object.getHeader().getType().getType()).isEqualTo("vc+jwt");
        assertThat(object.verify(new ECDSAVerifier(
                        ECKey.parse(method.path("publicKeyJwk").toString()))))
                .isTrue();
        return JSON.readTree(object.getPayload().toString());
    }
}
