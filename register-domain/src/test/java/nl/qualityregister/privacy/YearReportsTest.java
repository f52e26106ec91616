package nl.qualityregister.privacy;

import static nl.qualityregister.support.Professionals.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.norm.Language;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.norm.RegisterUnknown;
import nl.qualityregister.norm.Texts;
import nl.qualityregister.points.Points;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Professionals;
import nl.qualityregister.support.Registrations;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** A year in numbers that point at nobody, also when they are subtracted from one another. */
@DomainTest
class YearReportsTest {
    @Autowired
    YearReports reports;

    @Autowired
    Registrants registrants;

    @Autowired
    Cycles cycles;

    @Autowired
    Points points;

    @Autowired
    EvidenceDossiers evidence;

    @Autowired
    Roll roll;

    @Autowired
    BusinessDay businessDay;

    private static Texts text(String text) {
        return new Texts(text, text);
    }

    private static YearTable table(long[][] counts) {
        return YearTable.of(
                "test",
                text("test"),
                IntStream.range(0, counts.length)
                        .mapToObj(row -> text("row " + row))
                        .toList(),
                IntStream.range(0, counts[0].length)
                        .mapToObj(column -> text("column " + column))
                        .toList(),
                counts);
    }

    @Test
    void aSmallNumberIsNotToldAndDoesNotFollowFromTheTotals() {
        YearTable table = table(new long[][] {{100, 3, 50}, {200, 40, 60}});

        assertThat(table.cells().getFirst().get(1)).isEmpty();
        long toldInRow = table.cells().getFirst().stream()
                .filter(OptionalLong::isPresent)
                .count();
        assertThat(toldInRow == 1 || table.rowTotals().getFirst().isEmpty()).isTrue();
        long toldInColumn = Stream.of(
                        table.cells().getFirst().get(1), table.cells().getLast().get(1))
                .filter(OptionalLong::isPresent)
                .count();
        assertThat(toldInColumn == 0 || table.columnTotals().get(1).isEmpty()).isTrue();
    }

    @Test
    void nothingWithheldStandsAloneInItsLineWhateverTheNumbers() {
        Random chance = new Random(7);
        for (int round = 0; round < 200; round++) {
            long[][] counts = new long[4][5];
            for (long[] row : counts) {
                for (int column = 0; column < row.length; column++) {
                    row[column] = chance.nextInt(3) == 0 ? chance.nextInt(8) : chance.nextInt(300);
                }
            }
            YearTable table = table(counts);

            for (int row = 0; row < counts.length; row++) {
                long withheld = table.cells().get(row).stream()
                        .filter(OptionalLong::isEmpty)
                        .count();
                assertThat(withheld != 1 || table.rowTotals().get(row).isEmpty())
                        .as("row " + row + " of " + table)
                        .isTrue();
                for (int column = 0; column < counts[row].length; column++) {
                    boolean small = counts[row][column] > 0 && counts[row][column] < YearTable.LEAST;
                    assertThat(small && table.cells().get(row).get(column).isPresent())
                            .isFalse();
                }
            }
        }
    }

    @Test
    void theYearIsToldAsCsvAndAsATaggedPdfWithPlots() throws Exception {
        LocalDate today = businessDay.today();
        new Professionals(registrants, cycles, points, evidence)
                .people(12)
                .forEach(person -> roll.append(List.of(Registrations.registered(
                        Registrations.jobCoach(person), today.withDayOfYear(1), today.plusYears(3)))));

        YearReport report = reports.report(REGISTER, today.getYear());
        String csv = report.csv(Language.EN);
        byte[] pdf = report.pdf(Language.NL);

        assertThat(csv.lines().findFirst()).contains("table,row,column,number");
        assertThat(csv).containsPattern("standing,[^,]+,registered,[0-9]+\r\n");
        assertThat(failures(pdf)).isEmpty();
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("jaarverslag " + today.getYear(), "Stand op 31 december", "geregistreerd");
        }
    }

    @Test
    void anUnknownRegisterHasNoYear() {
        assertThatThrownBy(() -> reports.report(new RegisterId("none"), 2026)).isInstanceOf(RegisterUnknown.class);
    }

    /** Validated in the root locale: in Turkish veraPDF itself does not know the type Integer. */
    private static List<String> failures(byte[] pdf) throws Exception {
        Locale usual = Locale.getDefault();
        Locale.setDefault(Locale.ROOT);
        VeraGreenfieldFoundryProvider.initialise();
        PDFAFlavour flavour = PDFAFlavour.byFlavourId("ua1");
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            return validator.validate(parser).getTestAssertions().stream()
                    .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
                    .map(assertion -> assertion.getRuleId() + " " + assertion.getMessage())
                    .distinct()
                    .toList();
        } finally {
            Locale.setDefault(usual);
        }
    }
}
