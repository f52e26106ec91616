package nl.qualityregister.jobs.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The command as the launcher calls it, on a day of the test's choice. */
public final class RosterCommands {
    private RosterCommands() {}

    public static String run(int exit, Path home, LocalDate today, Path file, String... more) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<String> arguments = new ArrayList<>(List.of("verify", file.toString()));
        arguments.addAll(List.of(more));
        int ended = new RosterCommand(new PrintStream(out, true, StandardCharsets.UTF_8), today, home).run(arguments);
        String told = out.toString(StandardCharsets.UTF_8);
        assertThat(ended).as(told).isEqualTo(exit);
        return told;
    }
}
