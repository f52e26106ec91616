package nl.qualityregister.jobs.norm;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/** {@code ./register norm check|evaluate|explain}: a plain program, so that it answers at once. */
public final class NormCommand {

    private static final String USAGE = """
            ./register norm check FILE...
                Reads norm sets and registers (files, or folders of them) and names every fault with its JSON pointer.
            ./register norm evaluate --norms DIR --cases DIR
                Judges each case by the norm set it names. A line for each case and each difference.
            ./register norm explain CASE [--norms DIR] [--language nl|en]
                Says in plain language what the norm set makes of a case; in both languages unless one is asked for.
                Without --norms it takes the norm sets that come with the program.
            Exits 0 only when everything is in order, 1 when something is not, 2 when the command was not understood.
            """;

    private final PrintStream out;
    private final PrintStream errors;

    NormCommand(PrintStream out, PrintStream errors) {
        this.out = out;
        this.errors = errors;
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream errors = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(new NormCommand(out, errors).run(List.of(arguments)));
    }

    int run(List<String> arguments) {
        Deque<String> rest = new ArrayDeque<>(arguments);
        String command = rest.isEmpty() ? "" : rest.pop();
        try {
            return switch (command) {
                case "check" -> helpOr(rest, () -> new NormCheck(out).run(rest));
                case "evaluate" -> helpOr(rest, () -> new NormEvaluation(out).run(rest));
                case "explain" -> helpOr(rest, () -> new NormExplanation(out).run(rest));
                case "--help", "help" -> help();
                default ->
                    throw new NotUnderstood(
                            command.isEmpty()
                                    ? "say check, evaluate or explain"
                                    : "there is no command \"" + command.toLowerCase(Locale.ROOT) + "\"");
            };
        } catch (NotUnderstood wrong) {
            errors.println("norm: " + wrong.getMessage());
            errors.print(USAGE);
            return 2;
        } catch (UncheckedIOException unreadable) {
            errors.println("norm: cannot read " + unreadable.getMessage());
            return 1;
        }
    }

    private interface Step {
        int run();
    }

    private int helpOr(Deque<String> arguments, Step step) {
        return arguments.contains("--help") ? help() : step.run();
    }

    private int help() {
        out.print(USAGE);
        return 0;
    }

    /** The command line means nothing. */
    static final class NotUnderstood extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotUnderstood(String message) {
            super(message, null, false, false);
        }
    }

    /** The value that follows an option. */
    static String value(Deque<String> arguments, String option) {
        if (arguments.isEmpty()) {
            throw new NotUnderstood(option + " needs a value");
        }
        return arguments.pop();
    }
}
