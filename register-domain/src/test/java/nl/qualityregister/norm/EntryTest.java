package nl.qualityregister.norm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Admission to the demonstration register. */
class EntryTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final LocalDate LONG_AGO = LocalDate.of(2010, 7, 1);
    private static final LocalDate FAR = LocalDate.of(9999, 12, 31);
    private static final NormSet NORM = TestNorms.norm("krsd-demo");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            application:job-coach diploma vog                                          | admissible     | -
            application:job-coach validated-experience vog                             | admissible     | -
            application:job-coach experience-training vog                              | not-admissible | qualification
            application:job-coach vog                                                  | not-admissible | qualification
            application:job-coach diploma                                              | not-admissible | entry-vog
            application:expert-by-experience experience-training vog                   | admissible     | -
            application:expert-by-experience validated-experience vog                  | admissible     | -
            application:expert-by-experience diploma vog                               | not-admissible | experience
            application:expert-by-experience application:job-coach diploma vog         | not-admissible | experience
            application:expert-by-experience application:job-coach validated-experience vog | admissible | -
            application:expert-by-experience                                           | not-admissible | experience entry-vog
            """)
    void whatIsAskedDependsOnTheOccupation(String kinds, String outcome, String missing) {
        Verdict verdict = NORM.judgeEntry(applicant(documents(kinds), TODAY));

        assertThat(verdict.outcome()).isEqualTo(outcome);
        assertThat(unmet(verdict)).isEqualTo(missing == null ? List.of() : List.of(missing.split(" ")));
    }

    @Test
    void whoDoesNotWorkNowIsNotAdmitted() {
        Facts former = applicant(documents("application:job-coach diploma vog"), TODAY.minusDays(1));

        assertThat(unmet(NORM.judgeEntry(former))).containsExactly("employment");
    }

    @Test
    void aCertificateOfConductCountsUpToItsLastDay() {
        List<Document> documents = Stream.concat(
                        documents("application:job-coach diploma").stream(),
                        Stream.of(new Document("vog", LONG_AGO, TODAY)))
                .toList();

        assertThat(NORM.judgeEntry(applicant(documents, FAR)).met()).isTrue();
        assertThat(unmet(NORM.judgeEntry(applicant(documents, FAR).asOf(TODAY.plusDays(1)))))
                .containsExactly("entry-vog");
    }

    @Test
    void theApplicantReadsWhatIsMissingAndWhatCanBeDone() {
        Verdict verdict = NORM.judgeEntry(applicant(documents("application:expert-by-experience vog"), FAR));

        Explanation dutch = Explanations.of(NORM, verdict, Language.NL);

        assertThat(dutch.headline())
                .isEqualTo("U voldoet nog niet aan alle eisen om u te laten inschrijven."
                        + " Er is nog 1 onderdeel niet in orde.");
        assertThat(dutch.rules().getFirst().text()).isEqualTo("Dit onderdeel geldt niet voor u.");
        assertThat(dutch.rules().get(1).remedy()).contains("u kunt ook uw ervaring laten erkennen");
    }

    private static List<String> unmet(Verdict verdict) {
        return verdict.rules().stream()
                .filter(rule -> !rule.met())
                .map(RuleResult::rule)
                .toList();
    }

    private static List<Document> documents(String kinds) {
        return Arrays.stream(kinds.split(" "))
                .map(kind -> new Document(kind, LONG_AGO, FAR))
                .toList();
    }

    private static Facts applicant(List<Document> documents, LocalDate worksUntil) {
        return new Facts(
                0,
                TODAY,
                NORM.periodEnd(TODAY),
                TODAY,
                List.of(),
                List.of(new Practice("social-domain", LONG_AGO, worksUntil, Hundredths.ofWhole(24))),
                List.of(),
                documents,
                List.of(),
                List.of(),
                List.of());
    }
}
