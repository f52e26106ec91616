package nl.qualityregister.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Draws the life of a thing, which is one table in code, into {@code docs/flow.md} between {@code <!-- life: NAME -->} and
 * {@code <!-- /life -->}. A room's test calls it with its moves and states:
 *
 * <pre>StateTable.isDrawn("evidence", Move.class, EvidenceState.class, Move::from);</pre>
 *
 * <p>The first state of the enum is where a life begins; a state without a way out is where it ends. With
 * {@code -Dregister.write-docs=true} the drawing is written, otherwise it is compared.
 */
public final class StateTable {
    private static final Path DOCUMENT = Path.of("../docs/flow.md");
    private static final String END = "<!-- /life -->";

    private StateTable() {}

    public static <M extends Enum<M>, S extends Enum<S>> void isDrawn(
            String name, Class<M> moves, Class<S> states, BiFunction<M, S, Optional<S>> table) {
        String drawing = drawing(moves, states, table);
        String document = read();
        String begin = "<!-- life: " + name + " -->\n";
        int from = document.indexOf(begin) + begin.length();
        assertThat(document).as("docs/flow.md").contains(begin);
        int to = document.indexOf(END, from);
        if (Boolean.getBoolean("register.write-docs")) {
            write(document.substring(0, from) + drawing + document.substring(to));
        } else {
            assertThat(document.substring(from, to)).as("the life of " + name).isEqualTo(drawing);
        }
    }

    static <M extends Enum<M>, S extends Enum<S>> String drawing(
            Class<M> moves, Class<S> states, BiFunction<M, S, Optional<S>> table) {
        List<String> lines = new ArrayList<>();
        lines.add("[*] --> " + word(states.getEnumConstants()[0]));
        for (S state : states.getEnumConstants()) {
            List<String> ways = ways(moves, state, table);
            lines.addAll(ways.isEmpty() ? List.of(word(state) + " --> [*]") : ways);
        }
        return "```mermaid\nstateDiagram-v2\n    " + String.join("\n    ", lines) + "\n```\n";
    }

    private static <M extends Enum<M>, S extends Enum<S>> List<String> ways(
            Class<M> moves, S state, BiFunction<M, S, Optional<S>> table) {
        return Stream.of(moves.getEnumConstants())
                .flatMap(move -> table.apply(move, state).stream()
                        .map(next -> word(state) + " --> " + word(next) + " : "
                                + word(move).replace('_', ' ')))
                .toList();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String read() {
        try {
            return Files.readString(DOCUMENT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(String document) {
        try {
            Files.writeString(DOCUMENT, document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
