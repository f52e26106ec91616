package nl.qualityregister.certificate;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/** A time-stamp authority (RFC 3161) that answers over HTTP with real tokens, its certificate given by a demonstration authority. */
final class StubTimeStampAuthority implements AutoCloseable {
    private final WireMockServer server;

    StubTimeStampAuthority(DemoAuthority authority) throws Exception {
        Answers answers = new Answers(authority);
        server =
                new WireMockServer(WireMockConfiguration.options().dynamicPort().extensions(answers));
        server.start();
        server.stubFor(WireMock.post("/tsa")
                .withHeader("Content-Type", WireMock.equalTo("application/timestamp-query"))
                .willReturn(WireMock.aResponse().withTransformers("time-stamps")));
        server.stubFor(WireMock.post("/broken").willReturn(WireMock.serverError()));
        server.stubFor(WireMock.post("/nonsense").willReturn(WireMock.ok("<html>hello</html>")));
    }

    TimeStamps timeStamps() {
        return at("/tsa");
    }

    TimeStamps at(String path) {
        return new TimeStamps(server.baseUrl() + path);
    }

    @Override
    public void close() {
        server.stop();
    }

    private static final class Answers implements ResponseDefinitionTransformerV2 {
        private final KeyPair pair;
        private final X509Certificate certificate;

        Answers(DemoAuthority authority) throws Exception {
            KeyPairGenerator pairs = KeyPairGenerator.getInstance("EC");
            pairs.initialize(new ECGenParameterSpec("secp256r1"));
            pair = pairs.generateKeyPair();
            Instant now = Instant.now();
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    authority.certificate(),
                    BigInteger.valueOf(77),
                    Date.from(now.minus(Duration.ofDays(400))),
                    Date.from(now.plus(Duration.ofDays(400))),
                    new X500Name("CN=Stub TSA,O=Demonstration only,C=NL"),
                    pair.getPublic());
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(
                    Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
            builder.addExtension(new ASN1ObjectIdentifier("2.5.29.56"), false, DERNull.INSTANCE);
            certificate = new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(authority.secret())));
        }

        @Override
        public String getName() {
            return "time-stamps";
        }

        @Override
        public boolean applyGlobally() {
            return false;
        }

        @Override
        public ResponseDefinition transform(ServeEvent event) {
            try {
                DigestCalculator digests = new JcaDigestCalculatorProviderBuilder()
                        .build()
                        .get(new org.bouncycastle.asn1.x509.AlgorithmIdentifier(
                                org.bouncycastle.asn1.nist.NISTObjectIdentifiers.id_sha256));
                TimeStampTokenGenerator tokens = new TimeStampTokenGenerator(
                        new JcaSimpleSignerInfoGeneratorBuilder()
                                .build("SHA256withECDSA", pair.getPrivate(), certificate),
                        digests,
                        new ASN1ObjectIdentifier("1.2.3.4.1"));
                tokens.addCertificates(new JcaCertStore(List.of(certificate)));
                byte[] answer = new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED)
                        .generate(
                                new TimeStampRequest(event.getRequest().getBody()),
                                BigInteger.ONE,
                                Date.from(Instant.now()))
                        .getEncoded();
                return WireMock.aResponse()
                        .withHeader("Content-Type", "application/timestamp-reply")
                        .withBody(answer)
                        .build();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
