package nl.qualityregister.jobs.roll;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code ./register log verify}: a plain program that needs no database and trusts nothing but the key it was given. */
public final class LogCommand {
    private static final Set<String> OPTIONS = Set.of("--base-url", "--since", "--key", "--save");

    private static final String USAGE = """
            ./register log verify --base-url URL [--key KEY] [--since FILE] [--save FILE]
                Audits a running register from outside: fetches its checkpoint and all tiles, computes the tree anew, checks every tile,
                the signature, and a sample of entries and proofs.
                --key    the log's public key (name+id+key), or a file that holds it; asked of the register itself when absent
                --since  a checkpoint kept from an earlier audit: the log must still begin with it
                --save   where to keep this checkpoint, for the next audit
            Exits 0 only when everything holds, 1 when something does not, 2 when the command was not understood.
            """;

    private final PrintStream out;
    private final PrintStream errors;

    LogCommand(PrintStream out, PrintStream errors) {
        this.out = out;
        this.errors = errors;
    }

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream errors = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(new LogCommand(out, errors).run(List.of(arguments)));
    }

    int run(List<String> arguments) {
        Deque<String> rest = new ArrayDeque<>(arguments);
        String command = rest.isEmpty() ? "" : rest.pop();
        if (rest.contains("--help") || Set.of("help", "--help").contains(command)) {
            out.print(USAGE);
            return 0;
        }
        Map<String, String> options = new HashMap<>();
        while (rest.size() > 1) {
            options.put(rest.pop(), rest.pop());
        }
        if (!command.equals("verify")
                || !rest.isEmpty()
                || !OPTIONS.containsAll(options.keySet())
                || !options.containsKey("--base-url")) {
            errors.print(USAGE);
            return 2;
        }
        return verify(options);
    }

    private int verify(Map<String, String> options) {
        try {
            String address = options.getOrDefault("--base-url", "").replaceFirst("/+$", "");
            LogAudit audit = new LogAudit(new LogFiles(URI.create(address)), out);
            String checkpoint = audit.verify(text(options.get("--key")), text(options.get("--since")));
            String save = options.get("--save");
            if (save != null) {
                Files.writeString(Path.of(save), checkpoint);
                out.println("kept       " + save);
            }
            return 0;
        } catch (LogRefused refused) {
            errors.println("log: " + refused.getMessage());
            return 1;
        } catch (IOException | IllegalArgumentException unreachable) {
            errors.println("log: " + unreachable.getMessage());
            return 1;
        }
    }

    /** An option's value, or what the file of that name holds. */
    private static String text(@Nullable String option) throws IOException {
        if (option == null) {
            return "";
        }
        return Files.isRegularFile(Path.of(option)) ? Files.readString(Path.of(option)) : option;
    }
}
