package nl.qualityregister.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.qualityregister.api.contract.Contract;
import nl.qualityregister.api.support.Answer;
import nl.qualityregister.api.support.Api;
import nl.qualityregister.api.support.ApiTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ApiTest
class ContractTest {
    @Autowired
    Api api;

    @Autowired
    Contract contract;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    @Test
    void servedIsWhatIsCommitted() throws IOException {
        LoaderOptions ours = new LoaderOptions();
        ours.setMaxAliasesForCollections(10_000);
        Object committed = new Yaml(ours).load(Files.readString(Path.of("../schemas/openapi/register-api.yaml")));

        Answer answer = api.asPublic().get("/v1/openapi.json");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()).isEqualTo(JsonMapper.shared().<JsonNode>valueToTree(committed));
        assertThat(answer.header("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(answer.header("Cache-Control").orElse("")).contains("public");
    }

    @Test
    void theContractIsNotSentAgainToOneWhoHasIt() {
        String tag = api.asPublic().get("/v1/openapi.json").header("ETag").orElseThrow();

        int status = api.raw(java.net.http.HttpRequest.newBuilder(api.uri("/v1/openapi.json"))
                        .header("If-None-Match", tag)
                        .build())
                .statusCode();

        assertThat(status).isEqualTo(304);
    }

    @Test
    void everyOperationHasAControllerAndEveryControllerAnOperation() {
        Set<String> answered = handlers.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream()
                        .filter(path -> path.startsWith(Contract.BASE_PATH + "/"))
                        .flatMap(path -> mapping.getMethodsCondition().getMethods().stream()
                                .map(method -> method + " " + path)))
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> promised = contract.operations().stream()
                .map(operation -> operation.method() + " " + Contract.BASE_PATH + operation.path())
                .sorted()
                .toList();

        assertThat(answered).containsExactlyElementsOf(promised);
    }
}
