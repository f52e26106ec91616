package nl.qualityregister.certificate;

import java.time.LocalDate;
import java.util.List;
import nl.qualityregister.norm.Texts;
import nl.qualityregister.roll.Measure;
import nl.qualityregister.roll.Standing;
import org.springframework.stereotype.Component;

/** What statements say in words that depend on the person, as in the parts {@code status}, {@code measure} and {@code statement} of the wording. */
@Component
class StatementWords {
    private final Wording wording;

    StatementWords(Wording wording) {
        this.wording = wording;
    }

    Texts outcome(boolean met) {
        return wording.words("statement", met ? "met" : "not-met");
    }

    /** {@code ingeschreven, onafgebroken sinds 1 maart 2024}. */
    Particulars.Line standing(Standing standing) {
        Texts status = wording.words("status", standing.status().code());
        Texts since = wording.words("statement", "unbroken-since");
        Texts day = DayInWords.of(standing.registeredSince());
        return new Particulars.Line(
                standing.registration().occupation().value(),
                new Texts(
                        status.nl() + ", " + since.nl() + " " + day.nl(),
                        status.en() + ", " + since.en() + " " + day.en()));
    }

    /** One line for each; one that says so when there are none. */
    List<Texts> measures(List<Measure> measures, LocalDate day) {
        return measures.isEmpty()
                ? List.of(wording.words("statement", "no-measures"))
                : measures.stream().map(measure -> measure(measure, day)).toList();
    }

    private Texts measure(Measure measure, LocalDate day) {
        Texts kind = wording.words("measure", measure.kind().code());
        Texts from = DayInWords.of(measure.from());
        LocalDate until = measure.until();
        Texts line = new Texts(kind.nl() + " vanaf " + from.nl(), kind.en() + " from " + from.en());
        if (until != null) {
            Texts last = DayInWords.of(until.minusDays(1));
            line = new Texts(line.nl() + " tot en met " + last.nl(), line.en() + " until and including " + last.en());
        }
        Texts now = wording.words("statement", measure.holdsOn(day) ? "in-force" : "over");
        return new Texts(line.nl() + " (" + now.nl() + ")", line.en() + " (" + now.en() + ")");
    }
}
