package nl.qualityregister.api.contract;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.path.PathType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nl.qualityregister.api.contract.Operation.Parameter;
import nl.qualityregister.api.contract.Operation.Retirement;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The door of the contract: the document, its version, its operations by method and path. */
@Component
public class Contract {
    /** All operations lie below this; the contract's paths leave it out. */
    public static final String BASE_PATH = "/v1";

    private static final String PLACE = "openapi/register-api.yaml";
    private static final String IRI = "urn:register-api";
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private final JsonNode document;
    private final Schema schemas;
    private final Map<String, Shape> components = new HashMap<>();
    private final Branch root = new Branch();
    private final Map<String, Operation> operations = new LinkedHashMap<>();

    @Autowired
    Contract(JsonMapper json) {
        this(json.<JsonNode>valueToTree(load()));
    }

    /** The contract that such a document describes. */
    public Contract(JsonNode document) {
        this.document = document;
        schemas = read(document.toString());
        document.path("components")
                .path("schemas")
                .propertyNames()
                .forEach(name -> components.put(name, shape("/components/schemas/" + name)));
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(entry -> {
                    if (METHODS.contains(entry.getKey())) {
                        add(read(path.getKey(), entry.getKey(), entry.getValue()));
                    }
                }));
    }

    public JsonNode document() {
        return document;
    }

    /** The full version of the API; every answer carries it in {@code API-Version}. */
    public String version() {
        return document.path("info").path("version").asString();
    }

    public List<Operation> operations() {
        return List.copyOf(operations.values());
    }

    /** The operation that answers this method and path (with the base path, as it came); HEAD is answered by GET. */
    public Optional<Operation> operation(String method, String path) {
        String asked = method.equals("HEAD") ? "GET" : method;
        return Optional.ofNullable(branch(path)).map(branch -> branch.operations.get(asked));
    }

    /** The methods that the path answers to; empty when no operation has it. */
    public Set<String> methods(String path) {
        Branch branch = branch(path);
        return branch == null ? Set.of() : new TreeSet<>(branch.operations.keySet());
    }

    /** A schema of the contract by name. */
    public Shape shape(String pointer) {
        Schema part =
                schemas.getRefSchema(SchemaLocation.of(IRI + "#" + pointer).getFragment());
        part.initializeValidators(); // here, by one thread, and not by the first requests at once
        return new Shape(part, name -> Objects.requireNonNull(components.get(name)));
    }

    private void add(Operation operation) {
        Branch branch = root;
        for (String segment : segments(operation.path())) {
            branch = branch.children.computeIfAbsent(segment.startsWith("{") ? "{}" : segment, any -> new Branch());
        }
        branch.operations.put(operation.method(), operation);
        if (operations.put(operation.id(), operation) != null) {
            throw new IllegalStateException("two operations are called " + operation.id());
        }
    }

    private @Nullable Branch branch(String path) {
        if (!path.startsWith(BASE_PATH + "/") || path.endsWith("/")) {
            return null;
        }
        Branch branch = root;
        for (String segment : segments(path.substring(BASE_PATH.length()))) {
            Branch next = branch.children.get(segment);
            branch = next == null ? branch.children.get("{}") : next;
            if (branch == null || segment.isEmpty()) {
                return null;
            }
        }
        return branch.operations.isEmpty() ? null : branch;
    }

    private static List<String> segments(String path) {
        return List.of(path.substring(1).split("/", -1));
    }

    private Operation read(String path, String method, JsonNode node) {
        String at = "/paths/" + path.replace("~", "~0").replace("/", "~1") + "/" + method;
        List<Parameter> parameters = new ArrayList<>();
        int index = 0;
        for (JsonNode parameter : node.path("parameters")) {
            parameters.add(parameter(parameter, at + "/parameters/" + index++));
        }
        Map<String, Shape> bodies = new HashMap<>();
        node.path("requestBody")
                .path("content")
                .propertyNames()
                .forEach(type ->
                        bodies.put(type, shape(at + "/requestBody/content/" + type.replace("/", "~1") + "/schema")));
        Set<String> roles = new LinkedHashSet<>();
        node.path("x-allowed-roles").forEach(role -> roles.add(role.asString()));
        return new Operation(
                node.path("operationId").asString(),
                method.toUpperCase(java.util.Locale.ROOT),
                path,
                parameters,
                bodies,
                roles,
                retirement(node));
    }

    private static @Nullable Retirement retirement(JsonNode node) {
        return node.path("deprecated").asBoolean(false)
                ? new Retirement(
                        LocalDate.parse(node.path("x-deprecated-on").asString()),
                        LocalDate.parse(node.path("x-sunset-on").asString()))
                : null;
    }

    private Parameter parameter(JsonNode node, String place) {
        String reference = node.path("$ref").asString("");
        String at = reference.isEmpty() ? place : reference.substring(1);
        JsonNode parameter = document.at(at);
        return new Parameter(
                parameter.path("name").asString(),
                Parameter.Place.valueOf(parameter.path("in").asString().toUpperCase(java.util.Locale.ROOT)),
                parameter.path("required").asBoolean(false),
                parameter.path("schema").path("type").asString("").equals("integer"),
                shape(at + "/schema"));
    }

    private static Object load() {
        LoaderOptions ours = new LoaderOptions();
        ours.setMaxAliasesForCollections(10_000);
        try (InputStream in = new ClassPathResource(PLACE).getInputStream()) {
            return new Yaml(new SafeConstructor(ours)).load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Read once, and its parts taken from it: asked part by part, the library keeps a copy of the whole document for each. */
    private static Schema read(String document) {
        SchemaRegistryConfig config = SchemaRegistryConfig.builder()
                .formatAssertionsEnabled(true)
                .pathType(PathType.JSON_POINTER)
                .build();
        return SchemaRegistry.withDialect(
                        Dialects.getOpenApi30(),
                        builder -> builder.schemaRegistryConfig(config).schemas(Map.of(IRI, document)))
                .getSchema(SchemaLocation.of(IRI));
    }

    /** A fork of the paths by segment. */
    private static final class Branch {
        final Map<String, Branch> children = new HashMap<>();
        final Map<String, Operation> operations = new HashMap<>();
    }
}
