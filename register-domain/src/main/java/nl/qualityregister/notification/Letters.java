package nl.qualityregister.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.qualityregister.certificate.DayInWords;
import nl.qualityregister.norm.Language;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.Occupation;
import nl.qualityregister.norm.Register;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.norm.Texts;
import nl.qualityregister.registrant.Registrant;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Writes to people in their own language and in plain words, from {@code notification/letters.json}. */
@Component
class Letters {
    private static final Pattern WORD = Pattern.compile("\\{[a-z]+}");

    private final Norms norms;
    private final Map<String, Texts> texts;

    Letters(Norms norms, JsonMapper json) {
        this.norms = norms;
        this.texts = json.readValue(resource(), new TypeReference<>() {});
    }

    Letter about(StatusChange change, Registrant person) {
        Language language = person.language().equals("en") ? Language.EN : Language.NL;
        Register register = norms.register(change.registration().register());
        Map<String, String> words = Map.of(
                "{name}", person.name().formal(),
                "{number}", person.number().value(),
                "{occupation}", occupation(change, register).in(language),
                "{register}", register.name().in(language),
                "{from}", day(change.trueFrom(), language),
                "{until}", day(lastDay(change), language),
                "{status}", text("status-" + change.status().code()).in(language),
                "{office}", register.contact().name().in(language),
                "{phone}", register.contact().phone(),
                "{email}", register.contact().email());
        String news = text(news(change)).in(language);
        String body = text("greeting").in(language) + "\n\n" + news + "\n\n"
                + text("closing").in(language) + "\n";
        return new Letter(filled(text("subject").in(language), words), filled(body, words));
    }

    /**
     * A letter of the template: {@code <template>-subject} and {@code <template>}, between greeting and closing.
     *
     * @param words what stands between braces: {@code {name}} for the greeting, and what the template names besides the register's own
     */
    Letter of(String template, RegisterId id, Language language, Map<String, String> words) {
        Register register = norms.register(id);
        Map<String, String> all = new LinkedHashMap<>(office(register, language));
        all.putAll(words);
        String body = text("greeting").in(language) + "\n\n" + text(template).in(language) + "\n\n"
                + text("closing").in(language) + "\n";
        return new Letter(filled(text(template + "-subject").in(language), all), filled(body, all));
    }

    /** A word that stands by itself in a letter. */
    String word(String name, Language language) {
        return text(name).in(language);
    }

    private static Map<String, String> office(Register register, Language language) {
        return Map.of(
                "{register}", register.name().in(language),
                "{office}", register.contact().name().in(language),
                "{phone}", register.contact().phone(),
                "{email}", register.contact().email());
    }

    /** The text of the kind of entry, or the general one; with or without its last day. */
    private String news(StatusChange change) {
        String kind = texts.containsKey(change.kind().code()) ? change.kind().code() : "other";
        return lastDay(change) != null && texts.containsKey(kind + "-until") ? kind + "-until" : kind;
    }

    /** The last day of a status with a term, or else the day on which renewal is due. */
    private static @Nullable LocalDate lastDay(StatusChange change) {
        @Nullable LocalDate trueUntil = change.trueUntil();
        return trueUntil == null ? change.validUntil() : trueUntil.minusDays(1);
    }

    private static Texts occupation(StatusChange change, Register register) {
        String code = change.registration().occupation().value();
        return register.occupation(change.registration().occupation())
                .map(Occupation::name)
                .orElse(new Texts(code, code));
    }

    private static String day(@Nullable LocalDate day, Language language) {
        return day == null ? "" : DayInWords.of(day).in(language);
    }

    /** In one pass: what somebody typed is not looked through for braces. */
    private static String filled(String text, Map<String, String> words) {
        return WORD.matcher(text)
                .replaceAll(word -> Matcher.quoteReplacement(words.getOrDefault(word.group(), word.group())));
    }

    private Texts text(String name) {
        Texts found = texts.get(name);
        if (found == null) {
            throw new IllegalStateException("letters.json has no " + name);
        }
        return found;
    }

    private static java.io.InputStream resource() {
        try {
            return new ClassPathResource("notification/letters.json").getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
