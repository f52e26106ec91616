package nl.qualityregister.privacy;

import static nl.qualityregister.support.People.OFFICE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import nl.qualityregister.norm.Language;
import nl.qualityregister.organisation.Account;
import nl.qualityregister.organisation.NewAccount;
import nl.qualityregister.organisation.Organisations;
import nl.qualityregister.registrant.Employment;
import nl.qualityregister.registrant.NewRegistrant;
import nl.qualityregister.registrant.PersonName;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.trail.Actor;
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
import org.verapdf.pdfa.results.ValidationResult;

@DomainTest
class ExportsTest {
    @Autowired
    Exports exports;

    @Autowired
    Inventory inventory;

    @Autowired
    Registrants registrants;

    @Autowired
    Organisations organisations;

    private Registrant person() {
        Account account = organisations
                .open(List.of(new NewAccount("test", UUID.randomUUID().toString(), "somebody", List.of())), OFFICE)
                .getFirst();
        return registrants
                .enter(
                        List.of(new NewRegistrant(
                                null,
                                new PersonName("Ş.", "Şule", "d'", "Ünal-Żółć"),
                                LocalDate.of(1984, 2, 29),
                                "sule@example.org",
                                "nl",
                                account.id(),
                                List.of(new Employment(
                                        null, "Gemeente Zilverdam", "jobcoach", LocalDate.of(2020, 1, 1), null)))),
                        OFFICE)
                .getFirst();
    }

    @Test
    void theExportHoldsHerRowsAndNobodyElses() {
        Registrant person = person();
        Registrant other = person();

        Export export = exports.export(person.id(), Actor.account(UUID.randomUUID()));

        assertThat(export.parts())
                .hasSameSizeAs(inventory.holdings().stream()
                        .filter(holding -> !holding.others())
                        .toList());
        assertThat(part(export, "registrant").rows())
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("number", person.number().value())
                        .containsEntry("email", "sule@example.org"));
        assertThat(part(export, "employment").rows())
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("employer_text", "Gemeente Zilverdam"));
        assertThat(part(export, "account").rows()).hasSize(1);
        assertThat(part(export, "trail_entry").rows())
                .extracting(row -> row.get("act"))
                .contains("registrants-entered");
        assertThat(export.toString()).doesNotContain(other.number().value());
        assertThat(part(exports.export(person.id(), OFFICE), "trail_entry").rows())
                .extracting(row -> row.get("act"))
                .contains("file-exported");
    }

    private static Export.Part part(Export export, String table) {
        return export.parts().stream()
                .filter(part -> part.holding().table().equals(table))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theReadableFormIsATaggedPdfOverAsManyPagesAsItTakes() throws Exception {
        Registrant person = person();
        for (int i = 0; i < 120; i++) {
            registrants.reachAt(person.id(), "sule" + i + "@example.org", "nl", OFFICE);
        }
        Export export = exports.export(person.id(), OFFICE);

        byte[] dutch = exports.pdf(export, Language.NL);
        byte[] english = exports.pdf(export, Language.EN);

        assertThat(failures(dutch)).isEmpty();
        try (var document = Loader.loadPDF(dutch)) {
            String text = new PDFTextStripper().getText(document);
            assertThat(document.getNumberOfPages()).isGreaterThan(1);
            assertThat(text)
                    .contains("Alles wat over u is vastgelegd", "Ş. d'Ünal-Żółć", "Waar u werkt", "contact-changed");
        }
        try (var document = Loader.loadPDF(english)) {
            assertThat(new PDFTextStripper().getText(document)).contains("Everything held about you", "Where you work");
        }
    }

    /** Validated in the root locale: in Turkish veraPDF itself does not know the type Integer. */
    private static List<String> failures(byte[] pdf) throws Exception {
        Locale usual = Locale.getDefault();
        Locale.setDefault(Locale.ROOT);
        VeraGreenfieldFoundryProvider.initialise();
        PDFAFlavour flavour = PDFAFlavour.byFlavourId("ua1");
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            return result.getTestAssertions().stream()
                    .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
                    .map(assertion -> assertion.getRuleId() + " " + assertion.getMessage())
                    .distinct()
                    .toList();
        } finally {
            Locale.setDefault(usual);
        }
    }
}
