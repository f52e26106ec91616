package nl.qualityregister.certificate;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import nl.qualityregister.house.Sha256;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Asks a time-stamp authority (RFC 3161) when a seal was there, where one is configured. Its answer counts when it is of our question
 * and its own signature holds; whether the authority is to be trusted is for who checks the seal.
 */
@Component
class TimeStamps {
    /** What is left free for one in the file; an answer that is larger is refused. */
    static final int MOST = 7_000;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final @Nullable URI authority;
    private final SecureRandom random = new SecureRandom();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();

    TimeStamps(@Value("${register.seal.time-stamp-authority:}") String authority) {
        this.authority = authority.isBlank() ? null : URI.create(authority);
    }

    boolean configured() {
        return authority != null;
    }

    /** The token over a signature's bytes, in DER; null where no authority is configured. Throws {@link TimeStampNotGiven}. */
    byte @Nullable [] of(byte[] signature) {
        @Nullable URI place = authority;
        if (place == null) {
            return null;
        }
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        TimeStampRequest question = generator.generate(
                NISTObjectIdentifiers.id_sha256, Sha256.of(signature), new java.math.BigInteger(64, random));
        try {
            byte[] token = checked(question, ask(place, question)).getEncoded();
            if (token.length > MOST) {
                throw new TimeStampNotGiven("its answer of " + token.length + " bytes is too large");
            }
            return token;
        } catch (IOException | TSPException e) {
            throw new TimeStampNotGiven(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private byte[] ask(URI place, TimeStampRequest question) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(place)
                .timeout(PATIENCE)
                .header("Content-Type", "application/timestamp-query")
                .POST(HttpRequest.BodyPublishers.ofByteArray(question.getEncoded()))
                .build();
        try {
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                byte[] answer = body.readNBytes(MOST + 1_000);
                if (response.statusCode() != 200) {
                    throw new TimeStampNotGiven("it answered " + response.statusCode());
                }
                return answer;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TimeStampNotGiven("interrupted while asking");
        }
    }

    private static TimeStampToken checked(TimeStampRequest question, byte[] answer) throws IOException, TSPException {
        TimeStampResponse response = new TimeStampResponse(answer);
        response.validate(question);
        @Nullable TimeStampToken token = response.getTimeStampToken();
        if (token == null) {
            throw new TimeStampNotGiven("it refused: " + response.getStatusString());
        }
        for (X509CertificateHolder signer : token.getCertificates().getMatches(null)) {
            if (token.getSID().match(signer)) {
                token.validate(verifier(signer));
                return token;
            }
        }
        throw new TimeStampNotGiven("its answer lacks the certificate it was asked to carry");
    }

    private static org.bouncycastle.cms.SignerInformationVerifier verifier(X509CertificateHolder signer) {
        try {
            return new JcaSimpleSignerInfoVerifierBuilder().build(signer);
        } catch (OperatorCreationException | java.security.cert.CertificateException e) {
            throw new TimeStampNotGiven("its certificate cannot be used: " + e.getMessage());
        }
    }
}
