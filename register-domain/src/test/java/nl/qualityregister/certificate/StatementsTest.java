package nl.qualityregister.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.roll.MeasureKind;
import nl.qualityregister.roll.Measures;
import nl.qualityregister.roll.NewMeasure;
import nl.qualityregister.roll.Registration;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Holders;
import nl.qualityregister.support.Holders.Holder;
import nl.qualityregister.support.Together;
import nl.qualityregister.trail.Actor;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Statements that people ask for. */
@DomainTest
class StatementsTest {
    private static final Actor SHE = Actor.job("test");
    private static final RegisterId REGISTER = new RegisterId("krsd-demo");
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Amsterdam"));

    @Autowired
    Certificates certificates;

    @Autowired
    Measures measures;

    @Autowired
    JdbcClient jdbc;

    private Holder holder;

    @BeforeEach
    void aHolder() {
        holder = new Holders(jdbc, REGISTER).registeredUntil(TODAY.plusYears(2), "job-coach");
        jdbc.sql("update cycle set norm_set = 'krsd-demo', norm_version = '2022' where id = :cycle")
                .param("cycle", holder.cycle().value())
                .update();
    }

    @Test
    void sixteenWhoAskAtOnceGetTheSameStatement() {
        List<String> numbers = Together.all(
                16,
                i -> certificates
                        .request(holder.cycle(), CertificateKind.GOOD_STANDING, "Stichting Wijkteams", SHE)
                        .number()
                        .value());

        assertThat(numbers.stream().distinct()).hasSize(1);
        assertThat(certificates.of(holder.id())).hasSize(1);
    }

    @Test
    void eachReceiverGetsAStatementOfHisOwn() {
        Certificate one = certificates.request(holder.cycle(), CertificateKind.GOOD_STANDING, "Stichting A", SHE);
        Certificate other = certificates.request(holder.cycle(), CertificateKind.GOOD_STANDING, "Stichting B", SHE);

        assertThat(one.number()).isNotEqualTo(other.number());
        assertThat(one.receiver()).isEqualTo("Stichting A");
        assertThat(one.validUntil()).isEqualTo(TODAY.plusMonths(3));
        assertThatThrownBy(() -> certificates.request(holder.cycle(), CertificateKind.GOOD_STANDING, " ", SHE))
                .isInstanceOf(InputRefused.class);
        assertThatThrownBy(() -> certificates.request(holder.cycle(), CertificateKind.CPD_STATEMENT, "X", SHE))
                .isInstanceOf(InputRefused.class);
    }

    @Test
    void aStatementOfGoodStandingTellsTheMeasuresThatHoldPublishedOrNot() throws Exception {
        measures.impose(List.of(new NewMeasure(
                new Registration(holder.id(), REGISTER, new OccupationCode("job-coach")),
                MeasureKind.REPRIMAND,
                false,
                TODAY.minusDays(30),
                TODAY.plusYears(1),
                SHE,
                "decision:1",
                null)));

        String text = text(certificates.request(holder.cycle(), CertificateKind.GOOD_STANDING, "Stichting A", SHE));

        assertThat(text)
                .contains("Verklaring van goede staat", "van der Aardenburg", "berisping", "van kracht")
                .contains("Stichting A")
                .doesNotContain("Er gelden geen maatregelen");
    }

    @Test
    void aStatementOfWhatWasCountedHasASumAndTheNorm() throws Exception {
        Certificate issued = certificates.request(holder.cycle(), CertificateKind.CPD_STATEMENT, "", SHE);

        String text = text(issued);

        assertThat(text)
                .containsSubsequence(
                        "Verklaring van meegetelde activiteiten", "van der Aardenburg", "Totaal / Total", "krsd-demo");
        assertThat(certificates
                        .request(holder.cycle(), CertificateKind.CPD_STATEMENT, "", SHE)
                        .number())
                .isEqualTo(issued.number());
        assertThat(certificates.reissue(issued.number(), SHE).edition()).isEqualTo(2);
    }

    private String text(Certificate certificate) throws Exception {
        try (PDDocument document = Loader.loadPDF(certificates.pdf(certificate.number()))) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }
}
