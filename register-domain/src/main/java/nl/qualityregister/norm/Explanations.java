package nl.qualityregister.norm;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says a verdict in plain Dutch or English, from the verdict and its norm alone. */
public final class Explanations {

    private final NormSet norm;
    private final Verdict verdict;
    private final Language language;

    private Explanations(NormSet norm, Verdict verdict, Language language) {
        this.norm = norm;
        this.verdict = verdict;
        this.language = language;
    }

    /** @param norm the version the verdict names */
    public static Explanation of(NormSet norm, Verdict verdict, Language language) {
        if (!norm.version().equals(verdict.norm())) {
            throw new IllegalArgumentException("A verdict by " + verdict.norm() + " cannot be explained by " + norm);
        }
        return new Explanations(norm, verdict, language).explanation();
    }

    private Explanation explanation() {
        return new Explanation(
                language,
                headline(),
                verdict.rules().stream().map(this::part).toList(),
                verdict.excluded().stream()
                        .map(exclusion -> new Explanation.ItemPart(exclusion.item(), itemText(exclusion)))
                        .toList());
    }

    private String headline() {
        String outcome = norm.outcomeLabel(verdict.outcome()).in(language);
        long missing = verdict.rules().stream()
                .filter(rule -> rule.binding() && !rule.met())
                .count();
        if (missing == 0) {
            return outcome;
        }
        return outcome + " "
                + (missing == 1
                        ? say("Er is nog 1 onderdeel niet in orde.", "1 part is not in order yet.")
                        : say(
                                "Er zijn nog " + missing + " onderdelen niet in orde.",
                                missing + " parts are not in order yet."));
    }

    private Explanation.Part part(RuleResult result) {
        Rule rule = norm.rule(result.rule()).orElseThrow();
        boolean toDo = !result.met() && (result.binding() || !verdict.met());
        return new Explanation.Part(
                result.rule(),
                rule.label().in(language),
                rule.question().in(language),
                result.met(),
                String.join(" ", sentences(result)),
                toDo ? rule.remedy().in(language) : null);
    }

    private List<String> sentences(RuleResult result) {
        List<String> sentences = new ArrayList<>();
        if (!result.applies()) {
            sentences.add(say("Dit onderdeel geldt niet voor u.", "This part does not apply to you."));
            return sentences;
        }
        if (result.unit() == Unit.YES_NO) {
            sentences.add(
                    result.met()
                            ? say("Ja.", "Yes.")
                            : say("Nee, dit is nog niet in orde.", "No, this is not in order yet."));
        } else {
            about(sentences, result.element());
            amounts(sentences, result);
        }
        if (!result.binding()) {
            sentences.add(say(
                    "Dit is een van de mogelijkheden. U hoeft ze niet allemaal te halen.",
                    "This is one of several ways. You do not need all of them."));
        }
        since(sentences, result.metOn());
        return sentences;
    }

    /** Names the year, field or profession that is furthest from its requirement. */
    private void about(List<String> sentences, @Nullable RuleElement element) {
        if (element == null) {
            return;
        }
        LocalDate from = element.from();
        LocalDate to = element.to();
        if (from != null && to != null) {
            sentences.add(say(
                    "Het gaat om de dagen van " + date(from) + " tot en met " + date(to) + ".",
                    "This is about the days from " + date(from) + " up to and including " + date(to) + "."));
        } else if (element.value() != null) {
            norm.label(element.value())
                    .ifPresent(
                            label -> sentences.add(say("Het gaat om: ", "This is about: ") + label.in(language) + "."));
        }
    }

    private void amounts(List<String> sentences, RuleResult result) {
        for (Adjustment adjustment : result.adjustments()) {
            sentences.add(say("Normaal", "Normally") + ": " + amount(adjustment.from(), result.unit()) + ".");
            norm.adjustment(adjustment.id()).ifPresent(why -> sentences.add(why.in(language)));
        }
        String counted = amount(result.counted(), result.unit());
        sentences.add(
                result.counted().equals(Hundredths.ZERO)
                        ? say("Er telt nog niets mee.", "Nothing counts yet.")
                        : say("Wat meetelt: ", "What counts: ") + counted + ".");
        if (result.required().equals(Hundredths.ZERO)) {
            sentences.add(say("Er is geen minimum.", "There is no minimum."));
            return;
        }
        sentences.add(say("Nodig: ", "Needed: ") + amount(result.required(), result.unit()) + ".");
        if (!result.met()) {
            sentences.add(say("U mist nog: ", "You still lack: ") + amount(result.remaining(), result.unit()) + ".");
        }
    }

    private void since(List<String> sentences, @Nullable LocalDate metOn) {
        if (metOn != null) {
            sentences.add(say("In orde sinds ", "In order since ") + date(metOn) + ".");
        }
    }

    private String itemText(Exclusion exclusion) {
        return kindOf(exclusion.item()) + lossOf(exclusion);
    }

    /** What is not an activity has no title to go before the text. */
    private String kindOf(String item) {
        if (item.startsWith("carriedIn:")) {
            return say("Punten uit een eerdere periode. ", "Points from an earlier period. ");
        }
        return item.startsWith("confirmations:") ? say("Een bevestiging. ", "A confirmation. ") : "";
    }

    private String lossOf(Exclusion exclusion) {
        String reason = exclusion.reason().texts().in(language);
        Hundredths amount = exclusion.amount();
        Unit unit = exclusion.unit();
        if (exclusion.reason() == Reason.OVER_CAP && amount != null && unit != null) {
            return say("Hiervan telt niet mee: ", "Of this the following does not count: ") + amount(amount, unit)
                    + ". " + say("Dit ", "This ") + reason + ".";
        }
        return say("Dit telt niet mee. Het ", "This does not count. It ") + reason + ".";
    }

    private String amount(Hundredths amount, Unit unit) {
        String number = language == Language.NL ? amount.toString().replace('.', ',') : amount.toString();
        String word = unit == Unit.ITEMS ? "" : unit.texts(amount).in(language);
        return word.isEmpty() ? number : number + " " + word;
    }

    private String date(LocalDate day) {
        Locale locale = language == Language.NL ? Locale.of("nl", "NL") : Locale.UK;
        return DateTimeFormatter.ofPattern("d MMMM yyyy", locale).format(day);
    }

    private String say(String nl, String en) {
        return new Texts(nl, en).in(language);
    }
}
