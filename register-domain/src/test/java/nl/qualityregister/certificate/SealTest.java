package nl.qualityregister.certificate;

import static nl.qualityregister.certificate.CertificateFixtures.AUTHORITY;
import static nl.qualityregister.certificate.CertificateFixtures.DEBT_COUNSELLOR;
import static nl.qualityregister.certificate.CertificateFixtures.KEY;
import static nl.qualityregister.certificate.CertificateFixtures.NO_TIME_STAMPS;
import static nl.qualityregister.certificate.CertificateFixtures.RANDOM;
import static nl.qualityregister.certificate.CertificateFixtures.printed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Our seals, judged by the validator of the European Commission with the demonstration's authority as its only trust. */
class SealTest {
    private static final PrintedCertificate ORDINARY = printed("J.M. van der Berg", DEBT_COUNSELLOR);

    @Test
    void aSealIsPadesBaselineBAndPassesInFull() {
        SimpleReport report = judged(Seal.put(ORDINARY, KEY, NO_TIME_STAMPS).pdf());

        assertThat(report.getIndication(report.getFirstSignatureId())).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.getSignatureFormat(report.getFirstSignatureId())).isEqualTo(SignatureLevel.PAdES_BASELINE_B);
    }

    @Test
    void withATimeStampItIsPadesBaselineT() throws Exception {
        try (StubTimeStampAuthority stub = new StubTimeStampAuthority(AUTHORITY)) {
            Seal.Made made = Seal.put(ORDINARY, KEY, stub.timeStamps());

            SimpleReport report = judged(made.pdf());

            assertThat(report.getIndication(report.getFirstSignatureId())).isEqualTo(Indication.TOTAL_PASSED);
            assertThat(report.getSignatureFormat(report.getFirstSignatureId()))
                    .isEqualTo(SignatureLevel.PAdES_BASELINE_T);
            assertThat(made.seal().sealed(ORDINARY)).isEqualTo(made.pdf());
        }
    }

    @Test
    void anAuthorityThatIsBrokenOrTalksNonsenseGivesNoTimeStamp() throws Exception {
        try (StubTimeStampAuthority stub = new StubTimeStampAuthority(AUTHORITY)) {
            assertThatThrownBy(() -> Seal.put(ORDINARY, KEY, stub.at("/broken")))
                    .isInstanceOf(TimeStampNotGiven.class)
                    .hasMessageContaining("500");
            assertThatThrownBy(() -> Seal.put(ORDINARY, KEY, stub.at("/nonsense")))
                    .isInstanceOf(TimeStampNotGiven.class);
        }
        assertThatThrownBy(() -> Seal.put(ORDINARY, KEY, new TimeStamps("http://127.0.0.1:9/tsa")))
                .isInstanceOf(TimeStampNotGiven.class);
    }

    @Test
    void oneByteChangedIsSeenByTheValidatorToo() {
        byte[] pdf = Seal.put(ORDINARY, KEY, NO_TIME_STAMPS).pdf();
        pdf[pdf.length - 40] ^= 1;

        SimpleReport report = judged(pdf);

        assertThat(report.getIndication(report.getFirstSignatureId())).isNotEqualTo(Indication.TOTAL_PASSED);
    }

    @Test
    void whatAnOlderKeySealedPassesWhenANewerOneIsInUse() {
        SealKey newer = AUTHORITY.sealKey(Instant.now(), RANDOM);

        SimpleReport before = judged(Seal.put(ORDINARY, KEY, NO_TIME_STAMPS).pdf());
        SimpleReport after = judged(Seal.put(ORDINARY, newer, NO_TIME_STAMPS).pdf());

        assertThat(before.getIndication(before.getFirstSignatureId())).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(after.getIndication(after.getFirstSignatureId())).isEqualTo(Indication.TOTAL_PASSED);
    }

    @Test
    void aSealIsKeptInLittleMoreThanOneHundredBytes() {
        Seal seal = Seal.put(ORDINARY, KEY, NO_TIME_STAMPS).seal();

        assertThat(seal.signature().length + seal.credentialSignature().length).isLessThanOrEqualTo(72 + 64);
    }

    private static SimpleReport judged(byte[] pdf) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.ROOT);
        try {
            CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
            trusted.addCertificate(new CertificateToken(AUTHORITY.certificate()));
            CommonCertificateVerifier verifier = new CommonCertificateVerifier();
            verifier.setTrustedCertSources(trusted);
            SignedDocumentValidator validator = SignedDocumentValidator.fromDocument(new InMemoryDocument(pdf));
            validator.setCertificateVerifier(verifier);
            return validator.validateDocument().getSimpleReport();
        } finally {
            Locale.setDefault(before);
        }
    }
}
