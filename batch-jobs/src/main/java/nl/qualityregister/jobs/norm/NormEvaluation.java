package nl.qualityregister.jobs.norm;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import nl.qualityregister.norm.NormCase;
import nl.qualityregister.norm.NormDocuments;
import nl.qualityregister.norm.NormSet;
import org.jspecify.annotations.Nullable;

/** Judges cases and lays each verdict beside what the case expects. */
final class NormEvaluation {

    private final PrintStream out;
    private int agreeing;
    private int differing;

    NormEvaluation(PrintStream out) {
        this.out = out;
    }

    int run(Deque<String> arguments) {
        Path norms = null;
        Path cases = null;
        while (!arguments.isEmpty()) {
            String option = arguments.pop();
            switch (option) {
                case "--norms" -> norms = Path.of(NormCommand.value(arguments, option));
                case "--cases" -> cases = Path.of(NormCommand.value(arguments, option));
                default -> throw new NormCommand.NotUnderstood("evaluate does not know \"" + option + "\"");
            }
        }
        NormDocuments documents = NormDocuments.read(JsonFiles.texts(existing(norms, "--norms")));
        documents.faults().forEach((source, faults) -> faults.forEach(fault -> out.println(source + " " + fault)));
        List<Path> files = existing(cases, "--cases");
        files.forEach(file -> judge(documents, file));
        out.println(summary());
        return differing == 0 && agreeing > 0 && documents.faults().isEmpty() ? 0 : 1;
    }

    private static List<Path> existing(@Nullable Path path, String option) {
        if (path == null) {
            throw new NormCommand.NotUnderstood("evaluate needs " + option);
        }
        if (!Files.exists(path)) {
            throw new NormCommand.NotUnderstood(path + " does not exist");
        }
        return JsonFiles.named(path);
    }

    private void judge(NormDocuments documents, Path file) {
        NormCase.Reading reading = NormCase.read(JsonFiles.text(file));
        if (reading.norm().isEmpty()) {
            List<String> faults = new ArrayList<>();
            reading.faults().forEach(fault -> faults.add(fault.toString()));
            report(String.valueOf(file.getFileName()), faults);
            return;
        }
        NormCase norm = reading.norm().get();
        Optional<NormSet> set =
                documents.find(norm.norm(), norm.facts().start(), norm.facts().renewal());
        report(
                norm.name(),
                set.map(found -> norm.differences(found.judge(norm.facts())))
                        .orElse(List.of("norm: there is no norm set " + norm.norm() + " for a period that begins on "
                                + norm.facts().start())));
    }

    private void report(String name, List<String> differences) {
        if (differences.isEmpty()) {
            agreeing++;
            out.println("agrees   " + name);
        } else {
            differing++;
            out.println("differs  " + name);
            differences.forEach(difference -> out.println("         " + difference));
        }
    }

    private String summary() {
        int cases = agreeing + differing;
        if (cases == 0) {
            return "There is no case.";
        }
        return differing == 0 ? cases + " cases: all agree." : differing + " of " + cases + " cases differ.";
    }
}
