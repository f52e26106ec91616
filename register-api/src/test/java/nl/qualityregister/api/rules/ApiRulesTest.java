package nl.qualityregister.api.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ApiRulesTest {
    private static final Path CONTRACT = Path.of("../schemas/openapi/register-api.yaml");
    private static final Pattern ANCHOR = Pattern.compile("&([A-Za-z][A-Za-z0-9_-]*)");
    private static Object read;

    @BeforeAll
    static void theContract() throws IOException {
        LoaderOptions strict = new LoaderOptions();
        strict.setMaxAliasesForCollections(10_000);
        strict.setAllowDuplicateKeys(false);
        read = new Yaml(new SafeConstructor(strict)).load(Files.readString(CONTRACT));
    }

    @Test
    void theContractKeepsTheRules() {
        assertThat(ApiRules.faults(contract())).isEmpty();
    }

    /** A fault planted in a copy is told by its rule: each of these was no check that cannot fail. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "doc-openapi                        | /openapi                     | \"2.0\"",
                "doc-openapi-contact                | /info/contact                | {}",
                "semver                             | /info/version                | \"v1\"",
                "transport/tls                      | /servers/0/url               | \"http://register.example/v1\"",
                "uri-version                        | /servers/0/url               | \"https://register.example\"",
                "no-trailing-slash                  | /paths/~1courses~1           | {}",
                "path-segments-kebab-case           | /paths/~1ownCourses          | {}",
                "query-keys-camel-case              | /components/parameters/AsOf/name | \"as-of\"",
                "http-methods                       | /paths/~1me/trace            | {}",
                "date-time/format                   | /components/schemas/X/properties/madeAt | {\"type\": \"string\"}",
                "date-time/date-omit-time-portion   | /components/schemas/X/properties/birthDate | {\"type\":"
                        + " \"string\", \"format\": \"date-time\"}",
                "version-header                     | /components/responses/NotModified/headers | {}",
                "error-handling/problem-details     | /components/responses/Problem/content | {}",
                "error-handling/invalid-input       | /paths/~1applications/post/responses/422 | {}",
                "deprecation-schedule               | /paths/~1me/get/deprecated   | true",
                "house/permissions                  | /paths/~1me/get/x-allowed-roles | []",
                "house/idempotency                  | /paths/~1applications/post/parameters | []",
                "house/versions                     | /paths/~1plans~1{planId}/put/parameters | []",
            })
    void aPlantedFaultIsFound(String rule, String pointer, String value) {
        JsonNode planted = contract();
        int last = pointer.lastIndexOf('/');
        JsonNode parent = made(planted, pointer.substring(0, last));
        JsonNode put = JsonMapper.shared().readTree(value);
        String name = pointer.substring(last + 1).replace("~1", "/");
        ((ObjectNode) parent).set(name, put);

        assertThat(ApiRules.faults(planted)).anyMatch(fault -> fault.startsWith(rule + ": "));
    }

    /** YAML reads some words as truth: such a name is lost to whoever reads the JSON. */
    @Test
    void everyNameInTheContractIsAWord() {
        List<Object> others = new ArrayList<>();

        collectNames(read, others);

        assertThat(others).isEmpty();
    }

    @Test
    void everyAnchorIsSetOnce() throws IOException {
        List<String> anchors = new ArrayList<>();
        Files.readAllLines(CONTRACT).forEach(line -> {
            Matcher found =
                    ANCHOR.matcher(line.replaceAll("'[^']*'|\"[^\"]*\"", "").replaceFirst("description:.*", ""));
            while (found.find()) {
                anchors.add(found.group(1));
            }
        });

        assertThat(anchors).isNotEmpty().doesNotHaveDuplicates();
    }

    private static void collectNames(Object node, List<Object> others) {
        switch (node) {
            case java.util.Map<?, ?> map ->
                map.forEach((name, value) -> {
                    if (!(name instanceof String)) {
                        others.add(name + " beside " + map.keySet());
                    }
                    collectNames(value, others);
                });
            case List<?> list -> list.forEach(item -> collectNames(item, others));
            case null, default -> {}
        }
    }

    private static JsonNode made(JsonNode root, String pointer) {
        JsonNode at = root;
        if (pointer.isEmpty()) {
            return at;
        }
        for (String name : pointer.substring(1).split("/", -1)) {
            String plain = name.replace("~1", "/");
            JsonNode next = at.isArray() ? at.get(Integer.parseInt(plain)) : at.get(plain);
            at = next == null ? ((ObjectNode) at).putObject(plain) : next;
        }
        return at;
    }

    private static JsonNode contract() {
        return JsonMapper.shared().<JsonNode>valueToTree(read).deepCopy();
    }
}
