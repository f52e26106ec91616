package nl.qualityregister.notification;

import java.time.LocalDate;
import java.util.Locale;
import nl.qualityregister.certificate.DayInWords;
import nl.qualityregister.certificate.TaggedPages;
import nl.qualityregister.norm.Language;
import nl.qualityregister.norm.Register;
import nl.qualityregister.registrant.Registrant;

/** A letter on paper: tagged, so that it is read aloud in the right order too. */
final class PrintedLetter {
    private PrintedLetter() {}

    static byte[] of(Letter letter, Register register, Registrant person, Language language, LocalDate day) {
        TaggedPages pages = new TaggedPages(letter.subject(), language.name().toLowerCase(Locale.ROOT));
        pages.paragraph(
                register.name().in(language) + " · " + register.contact().name().in(language));
        pages.paragraph(String.join(", ", register.contact().address()));
        pages.paragraph("");
        pages.paragraph(person.name().formal() + " · " + person.number().value());
        pages.paragraph(DayInWords.of(day).in(language));
        pages.title(letter.subject());
        letter.text().lines().forEach(pages::paragraph);
        return pages.close();
    }
}
