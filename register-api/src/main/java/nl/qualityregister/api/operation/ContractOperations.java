package nl.qualityregister.api.operation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import nl.qualityregister.api.contract.Contract;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
class ContractOperations {
    private final byte[] document;
    private final String tag;

    ContractOperations(Contract contract, JsonMapper json) {
        document = json.writeValueAsString(contract.document()).getBytes(StandardCharsets.UTF_8);
        tag = "\"" + DigestUtils.md5DigestAsHex(document) + "\"";
    }

    @GetMapping(path = "/v1/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> readContract() {
        return ResponseEntity.ok()
                .eTag(tag)
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .body(document);
    }
}
