package nl.qualityregister.api.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.qualityregister.api.ApiSettings;
import nl.qualityregister.api.security.LookUpLimits;
import org.junit.jupiter.api.Test;

/** What can be set from the environment is what docs/operations.md lists, both ways. */
class ConfigurationDocTest {
    private static final Path TOP = Path.of("..");
    private static final Pattern READ = Pattern.compile("\\$\\{(REGISTER_[A-Z0-9_]+)(?::|})");
    private static final Pattern LISTED = Pattern.compile("`(REGISTER_[A-Z0-9_]+)`");
    private static final Pattern SET = Pattern.compile("@Value\\(\\s*\"\\$\\{(register\\.[a-z0-9.-]+)");

    @Test
    void whatIsReadFromTheEnvironmentIsListedAndWhatIsListedIsRead() throws IOException {
        Set<String> read = new TreeSet<>();
        for (Path file : List.of(
                TOP.resolve("register-domain/src/main/resources/register.properties"),
                TOP.resolve("register-api/src/main/resources/application.properties"),
                TOP.resolve("register-api/src/main/resources/application-telemetry.properties"),
                TOP.resolve("batch-jobs/src/main/resources/application.properties"),
                TOP.resolve("register"))) {
            collect(READ, Files.readString(file), read);
        }
        read.addAll(settings());
        read.addAll(components("REGISTER_", ApiSettings.class));
        read.addAll(components("REGISTER_LOOK_UPS_", LookUpLimits.Settings.class));
        Set<String> listed = new TreeSet<>();
        Files.readAllLines(TOP.resolve("docs/operations.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|", -1)[1])
                .forEach(cell -> collect(LISTED, cell, listed));

        assertThat(listed).isEqualTo(read);
    }

    @Test
    void aSettingThatNobodyListedIsFound() {
        Set<String> read = new TreeSet<>();

        collect(READ, "register.new=${REGISTER_NEW:1}", read);
        collect(SET, "@Value(\"${register.planted-one:5}\") int planted", read);

        assertThat(read).contains("REGISTER_NEW", "register.planted-one");
    }

    /** Those that code takes by name, as variables. */
    private static Set<String> settings() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String module : List.of("register-domain", "register-api", "batch-jobs")) {
            try (Stream<Path> files = Files.walk(TOP.resolve(module).resolve("src/main/java"))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    collect(SET, Files.readString(file), names);
                }
            }
        }
        return names.stream()
                .map(name -> name.toUpperCase(java.util.Locale.ROOT)
                        .replace('.', '_')
                        .replace('-', '_'))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Those that are bound to a record; of what is a record itself, its own. */
    private static Set<String> components(String prefix, Class<?> settings) {
        Set<String> names = new TreeSet<>();
        for (RecordComponent component : settings.getRecordComponents()) {
            String name =
                    prefix + component.getName().replaceAll("([A-Z])", "_$1").toUpperCase(java.util.Locale.ROOT);
            if (component.getType().isRecord()) {
                names.addAll(components(name + "_", component.getType()));
            } else if (component.getType() != List.class) { // issuers: docs/api.md
                names.add(name);
            }
        }
        return names;
    }

    private static void collect(Pattern pattern, String text, Set<String> into) {
        Matcher found = pattern.matcher(text);
        while (found.find()) {
            into.add(found.group(1));
        }
    }
}
