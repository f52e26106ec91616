package nl.qualityregister.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.qualityregister.support.DomainTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The tables in {@code docs/privacy.md} are those of the inventory and the schedule; {@code -Dregister.write-docs=true} writes them anew. */
@DomainTest
class PrivacyDocTest {
    private static final Path DOC = Path.of("../docs/privacy.md");
    private static final String BEGIN = "<!-- from schemas/privacy; PrivacyDocTest writes it -->\n";
    private static final String END = "<!-- until here -->\n";

    @Autowired
    Inventory inventory;

    @Autowired
    Schedule schedule;

    @Test
    void theDocumentSaysWhatTheInventoryAndTheScheduleSay() throws IOException {
        String document = Files.readString(DOC);
        int begin = document.indexOf(BEGIN) + BEGIN.length();
        int end = document.indexOf(END);
        String written = document.substring(0, begin) + tables() + document.substring(end);

        if (Boolean.getBoolean("register.write-docs")) {
            Files.writeString(DOC, written);
        } else {
            assertThat(document).isEqualTo(written);
        }
    }

    private String tables() {
        List<String> lines = new ArrayList<>();
        lines.add("\n### What it is for\n");
        lines.add("| purpose | in words | ground |");
        lines.add("|---|---|---|");
        schedule.purposes()
                .forEach((code, purpose) -> lines.add("| `" + code + "` | " + purpose.en() + " | "
                        + schedule.grounds().get(purpose.ground()).en() + " |"));
        lines.add("\n### How long it is kept\n");
        lines.add("| category | what | how long |");
        lines.add("|---|---|---|");
        schedule.categories()
                .forEach(category -> lines.add("| `" + category.code() + "` | " + category.en() + " | "
                        + category.term()
                                .map(term -> Terms.en(term) + " after ")
                                .orElse("") + category.from().en() + " |"));
        lines.add("\nBackups are kept for " + Terms.en(schedule.backups()) + ", files of refused lines for "
                + schedule.folders().stream()
                        .map(folder -> Terms.en(java.time.Period.parse(folder.keep())))
                        .findFirst()
                        .orElseThrow()
                + ".");
        lines.add("\n### What an erasure waits for\n");
        schedule.holds().forEach(hold -> lines.add("- `" + hold.code() + "`: " + hold.en()));
        lines.add("\n### Every table and column\n");
        inventory.holdings().forEach(holding -> {
            lines.add("**" + holding.table() + "** · " + holding.about().en() + " · kept: `" + holding.category()
                    + "` · when erased: " + fate(holding.fate()) + "  ");
            Map<String, List<String>> columns = new LinkedHashMap<>();
            holding.fields()
                    .forEach((column, purpose) -> columns.computeIfAbsent(purpose, any -> new ArrayList<>())
                            .add(column));
            columns.forEach((purpose, named) -> lines.add("`" + purpose + "`: " + String.join(", ", named) + "  "));
            lines.add("");
        });
        return String.join("\n", lines) + "\n";
    }

    private static String fate(Fate fate) {
        return switch (fate) {
            case Fate.Deleted gone ->
                gone.also() == null ? "goes" : "goes; " + gone.also().why().en();
            case Fate.Changed changed ->
                String.join(", ", changed.set().keySet()) + " go; "
                        + changed.why().en();
            case Fate.Kept kept -> "stays. " + kept.why().en();
            case Fate.ByDoor door -> door.why() == null ? "goes" : door.why().en();
            case Fate.OfOthers others -> "not about registrants";
        };
    }
}
