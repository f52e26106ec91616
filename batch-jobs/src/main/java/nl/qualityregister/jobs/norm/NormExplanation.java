package nl.qualityregister.jobs.norm;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import nl.qualityregister.norm.Explanation;
import nl.qualityregister.norm.Explanations;
import nl.qualityregister.norm.Language;
import nl.qualityregister.norm.NormCase;
import nl.qualityregister.norm.NormDocuments;
import nl.qualityregister.norm.NormSet;
import nl.qualityregister.norm.Verdict;
import org.jspecify.annotations.Nullable;

/** Says in plain language what a norm set makes of a case. */
final class NormExplanation {

    private final PrintStream out;

    NormExplanation(PrintStream out) {
        this.out = out;
    }

    int run(Deque<String> arguments) {
        Path file = null;
        Path norms = null;
        List<Language> languages = List.of(Language.NL, Language.EN);
        while (!arguments.isEmpty()) {
            String argument = arguments.pop();
            switch (argument) {
                case "--norms" -> norms = Path.of(NormCommand.value(arguments, argument));
                case "--language" -> languages = List.of(language(NormCommand.value(arguments, argument)));
                default -> {
                    if (argument.startsWith("--") || file != null) {
                        throw new NormCommand.NotUnderstood("explain does not know \"" + argument + "\"");
                    }
                    file = Path.of(argument);
                }
            }
        }
        if (file == null) {
            throw new NormCommand.NotUnderstood("explain needs a case");
        }
        return explain(file, norms, languages);
    }

    private static Language language(String code) {
        for (Language language : Language.values()) {
            if (language.code().equals(code)) {
                return language;
            }
        }
        throw new NormCommand.NotUnderstood("--language is nl or en, not \"" + code + "\"");
    }

    private int explain(Path file, @Nullable Path norms, List<Language> languages) {
        NormCase.Reading reading = NormCase.read(JsonFiles.text(file));
        if (reading.norm().isEmpty()) {
            reading.faults().forEach(fault -> out.println(file + " " + fault));
            return 1;
        }
        NormCase norm = reading.norm().get();
        NormDocuments documents =
                norms == null ? NormDocuments.shipped() : NormDocuments.read(JsonFiles.texts(JsonFiles.named(norms)));
        Optional<NormSet> set =
                documents.find(norm.norm(), norm.facts().start(), norm.facts().renewal());
        if (set.isEmpty()) {
            out.println(file + ": there is no norm set " + norm.norm() + " for a period that begins on "
                    + norm.facts().start());
            return 1;
        }
        Verdict verdict = set.get().judge(norm.facts());
        for (Language language : languages) {
            print(norm, set.get(), Explanations.of(set.get(), verdict, language));
        }
        return 0;
    }

    private void print(NormCase norm, NormSet set, Explanation explanation) {
        out.println(set.name().in(explanation.language()));
        out.println(set.about().in(explanation.language()));
        out.println();
        out.println(explanation.headline());
        out.println();
        for (Explanation.Part part : explanation.rules()) {
            out.println((part.met() ? "[x] " : "[ ] ") + part.label());
            out.println("    " + part.question() + " " + part.text());
            if (part.remedy() != null) {
                out.println("    " + part.remedy());
            }
        }
        out.println();
        for (Explanation.ItemPart part : explanation.items()) {
            out.println("- " + titled(norm, part) + part.text());
        }
        out.println();
    }

    private static String titled(NormCase norm, Explanation.ItemPart part) {
        String title = norm.titles().get(part.item());
        return title == null ? "" : title + ": ";
    }
}
