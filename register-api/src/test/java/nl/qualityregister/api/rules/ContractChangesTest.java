package nl.qualityregister.api.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was released is kept: {@code ./register release-contract} releases the contract as it stands. */
class ContractChangesTest {
    private static final Path RELEASED = Path.of("../schemas/openapi/released");

    @BeforeAll
    static void releaseWhenAsked() throws IOException {
        if (Boolean.getBoolean("register.release-contract")) {
            release(contract(), contract().path("info").path("version").asString());
        }
    }

    @Test
    void nothingThatWasReleasedIsBroken() throws IOException {
        JsonNode contract = contract();
        String version = contract.path("info").path("version").asString();
        try (Stream<Path> files = Files.list(RELEASED)) {
            List<Path> released = files.filter(file -> file.getFileName()
                            .toString()
                            .startsWith("register-api-" + version.split("\\.", 2)[0] + "."))
                    .toList();

            assertThat(released)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(ContractChanges.breaking(read(file), contract))
                            .as("changes since " + file.getFileName() + " that break clients")
                            .isEmpty());
        }
    }

    @Test
    void everyReleaseIsInTheChangelog() throws IOException {
        String changelog = Files.readString(Path.of("../docs/api-changelog.md"));

        assertThat(changelog)
                .contains("## " + contract().path("info").path("version").asString());
        try (Stream<Path> files = Files.list(RELEASED)) {
            assertThat(files.map(file -> file.getFileName().toString().replaceAll("register-api-|\\.json", "")))
                    .allSatisfy(version -> assertThat(changelog).contains("## " + version));
        }
    }

    /** Each kind of break, planted in a copy of the contract. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "remove  | /paths/~1me                                              |                        | get /me"
                        + " is gone",
                "remove  | /paths/~1me/get/responses/200                            |                        | no"
                        + " longer answered",
                "remove  | /paths/~1courses/get/parameters/0                        |                        | no"
                        + " longer takes",
                "put     | /paths/~1verifications/post/x-allowed-roles              | [\"registrar\"]        | no"
                        + " longer for employer",
                "put     | /components/parameters/ValidOn/required                  | true                   | now"
                        + " requires",
                "put     | /components/parameters/Limit/schema/maximum              | 2                      | lower"
                        + " maximum",
                "remove  | /components/schemas/Registrations/properties/registrations |                      | is gone",
                "put     | /components/schemas/Registrations/required                | []                     | may"
                        + " now be missing",
                "put     | /components/schemas/Registrations/properties/registrationNumber | {\"type\": \"integer\"} |"
                        + " another type",
                "remove  | /components/schemas/NewVerification/properties/validOn |                      | is gone",
                "put     | /components/schemas/NewVerification/required          | [\"items\", \"validOn\"] | now"
                        + " required",
            })
    void aPlantedBreakIsFound(String act, String pointer, String value, String said) throws IOException {
        JsonNode changed = contract().deepCopy();
        int last = pointer.lastIndexOf('/');
        JsonNode parent = changed.at(pointer.substring(0, last));
        String name = pointer.substring(last + 1).replace("~1", "/");
        assertThat(changed.at(pointer).isMissingNode() && act.equals("remove")).isFalse();
        switch (parent) {
            case ArrayNode array -> array.remove(Integer.parseInt(name));
            case ObjectNode object when act.equals("remove") -> object.remove(name);
            case ObjectNode object -> object.set(name, JsonMapper.shared().readTree(value));
            default -> throw new IllegalArgumentException(pointer);
        }

        assertThat(ContractChanges.breaking(contract(), changed)).anyMatch(found -> found.contains(said));
    }

    @Test
    void whatIsAddedBreaksNobody() throws IOException {
        JsonNode more = contract().deepCopy();
        ((ObjectNode) more.path("paths")).putObject("/news").putObject("get");
        ((ObjectNode) more.at("/components/schemas/Registrations/properties"))
                .putObject("news")
                .put("type", "string");

        assertThat(ContractChanges.breaking(contract(), more)).isEmpty();
    }

    /** Once: what has been released is history. */
    private static void release(JsonNode contract, String version) throws IOException {
        Path file = Files.createDirectories(RELEASED).resolve("register-api-" + version + ".json");
        assertThat(file)
                .as("this version has been released: name another in info.version")
                .doesNotExist();
        Files.writeString(
                file,
                JsonMapper.builder()
                                .enable(SerializationFeature.INDENT_OUTPUT)
                                .build()
                                .writeValueAsString(contract) + "\n");
    }

    private static JsonNode read(Path file) throws IOException {
        return JsonMapper.shared().readTree(Files.readString(file));
    }

    private static JsonNode contract() throws IOException {
        LoaderOptions ours = new LoaderOptions();
        ours.setMaxAliasesForCollections(10_000);
        Object yaml = new Yaml(new SafeConstructor(ours))
                .load(Files.readString(Path.of("../schemas/openapi/register-api.yaml")));
        return JsonMapper.shared().valueToTree(yaml);
    }
}
