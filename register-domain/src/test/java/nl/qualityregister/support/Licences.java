package nl.qualityregister.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an application is made of, by the bill of materials (CycloneDX) that its build put into it, and under which licences. */
public final class Licences {
    private static final Path LIST = Path.of("../docs/licences.txt");

    private Licences() {}

    /** @param licences as they are declared; one of them is enough */
    public record Part(String name, String version, Set<String> licences) {}

    /** The parts that the module's build found. */
    public static List<Part> parts(Path module) throws IOException {
        JsonNode bill = JsonMapper.shared()
                .readTree(Files.readAllBytes(module.resolve("target/classes/META-INF/sbom/application.cdx.json")));
        List<Part> parts = new ArrayList<>();
        for (JsonNode component : bill.path("components")) {
            parts.add(part(component));
        }
        return parts;
    }

    /** The parts none of whose licences is on the list. */
    public static List<Part> notAllowed(List<Part> parts) throws IOException {
        Set<String> allowed = Files.readAllLines(LIST).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .collect(Collectors.toSet());
        return parts.stream()
                .filter(part -> !part.name().startsWith("nl.qualityregister:"))
                .filter(part -> part.licences().stream().noneMatch(allowed::contains))
                .toList();
    }

    /** A line for each part, beside the bill. */
    public static void report(List<Part> parts, Path module) throws IOException {
        Files.writeString(
                module.resolve("target/licences.md"),
                parts.stream()
                        .map(part -> "| " + part.name() + " | " + part.version() + " | "
                                + String.join(", ", part.licences()) + " |")
                        .sorted()
                        .collect(Collectors.joining("\n", "| part | version | licence |\n|---|---|---|\n", "\n")));
    }

    private static Part part(JsonNode component) {
        Set<String> licences = new TreeSet<>();
        for (JsonNode choice : component.path("licenses")) {
            JsonNode licence = choice.path("license");
            licences.add(licence.path("id").asString(licence.path("name").asString("")));
            licences.add(choice.path("expression").asString(""));
        }
        licences.remove("");
        return new Part(
                component.path("group").asString() + ":"
                        + component.path("name").asString(),
                component.path("version").asString(),
                licences);
    }
}
