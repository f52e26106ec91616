package nl.qualityregister.norm;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The published JSON Schemas of this room's documents. */
final class NormSchemas {

    static final NormSchemas NORM_SET = new NormSchemas("norm-set");
    static final NormSchemas REGISTER = new NormSchemas("register");

    private final Schema schema;

    private NormSchemas(String name) {
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text("/json/" + name + ".schema.json"), InputFormat.JSON);
    }

    private static String text(String resource) {
        try (InputStream in = NormSchemas.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The schema " + resource + " is not on the classpath");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    void validate(JsonNode document, Faults faults) {
        List<Error> errors = schema.validate(document);
        errors.stream()
                .filter(error -> isTelling(error, errors))
                .forEach(error -> faults.add(error.getInstanceLocation().toString(), error.getMessage()));
    }

    /**
     * Where one of several forms will do, a value that is none of them is at odds with each of them in turn. What is said of a
     * place inside the value is told; when there is nothing such, that it is none of them.
     */
    private static boolean isTelling(Error error, List<Error> errors) {
        String place = error.getInstanceLocation().toString();
        if (error.getKeyword().equals("oneOf")) {
            return errors.stream()
                    .noneMatch(other -> other.getInstanceLocation().toString().startsWith(place + "/"));
        }
        return errors.stream()
                .noneMatch(choice -> choice.getKeyword().equals("oneOf")
                        && choice.getInstanceLocation().toString().equals(place)
                        && error.getEvaluationPath()
                                .toString()
                                .startsWith(choice.getEvaluationPath().toString()));
    }
}
