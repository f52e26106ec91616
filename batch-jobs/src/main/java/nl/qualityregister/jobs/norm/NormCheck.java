package nl.qualityregister.jobs.norm;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nl.qualityregister.norm.DocumentFault;
import nl.qualityregister.norm.NormDocuments;
import nl.qualityregister.norm.NormSet;
import nl.qualityregister.norm.Register;
import org.jspecify.annotations.Nullable;

/** Reads documents and names every fault. */
final class NormCheck {

    private final PrintStream out;

    NormCheck(PrintStream out) {
        this.out = out;
    }

    int run(Deque<String> arguments) {
        if (arguments.isEmpty()) {
            throw new NormCommand.NotUnderstood("check needs a file or a folder");
        }
        Set<Path> files = new LinkedHashSet<>();
        arguments.forEach(argument -> files.addAll(JsonFiles.named(Path.of(argument))));
        int faulty = 0;
        Map<String, String> norms = new TreeMap<>();
        Set<String> asked = new LinkedHashSet<>();
        for (Path file : files) {
            String text = JsonFiles.text(file);
            if (isRegister(text)) {
                faulty += report(file.toString(), Register.check(text), "in order, a register");
            } else {
                norms.put(file.toString(), text);
                asked.add(file.toString());
            }
        }
        NormDocuments documents = NormDocuments.read(withNeighbours(norms));
        for (String source : asked) {
            List<DocumentFault> faults = documents.faults().getOrDefault(source, List.of());
            faulty += report(source, faults, describe(documents.norms().get(source)));
        }
        return faulty == 0 ? 0 : 1;
    }

    /** Norm sets beside those asked for, so that an overlay finds what it builds on and versions meet each other. */
    private static Map<String, String> withNeighbours(Map<String, String> norms) {
        Map<String, String> all = new TreeMap<>(norms);
        for (String source : norms.keySet()) {
            Path folder = Path.of(source).toAbsolutePath().getParent();
            if (folder == null) {
                continue;
            }
            Set<Path> asked = new LinkedHashSet<>();
            norms.keySet()
                    .forEach(name -> asked.add(Path.of(name).toAbsolutePath().normalize()));
            for (Path neighbour : JsonFiles.named(folder)) {
                if (!asked.contains(neighbour.toAbsolutePath().normalize())) {
                    all.put(neighbour.toString(), JsonFiles.text(neighbour));
                }
            }
        }
        return all;
    }

    private static boolean isRegister(String text) {
        return text.contains("\"normSets\"");
    }

    private static String describe(@Nullable NormSet norm) {
        return norm == null
                ? ""
                : "in order, " + norm.version() + " with " + norm.rules().size() + " rules";
    }

    private int report(String source, List<DocumentFault> faults, String inOrder) {
        if (faults.isEmpty()) {
            out.println(source + ": " + inOrder);
            return 0;
        }
        faults.forEach(fault -> out.println(source + " " + fault));
        return 1;
    }
}
