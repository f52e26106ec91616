package nl.qualityregister.norm;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
        schema.validate(document)
                .forEach(error -> faults.add(error.getInstanceLocation().toString(), error.getMessage()));
    }
}
