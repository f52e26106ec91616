package nl.qualityregister.api.manners;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import nl.qualityregister.api.contract.Contract;
import nl.qualityregister.api.problem.Problems;
import nl.qualityregister.api.support.ApiTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@ApiTest
class RetirementTest {
    @Autowired
    Contract contract;

    @Autowired
    RequestFaults requestFaults;

    @Autowired
    Problems problems;

    @Test
    void whatIsToGoSaysSoWithEachAnswer() throws IOException, ServletException {
        JsonNode document = contract.document().deepCopy();
        ((ObjectNode) document.at("/paths/~1registers/get"))
                .put("deprecated", true)
                .put("x-deprecated-on", "2027-01-01")
                .put("x-sunset-on", "2027-07-01");

        MockHttpServletResponse answer = answer(new Contract(document), "/v1/registers");
        MockHttpServletResponse other = answer(new Contract(document), "/v1/courses");

        assertThat(answer.getHeader("Deprecation")).isEqualTo("@1798761600");
        assertThat(answer.getHeader("Sunset")).isEqualTo("Thu, 1 Jul 2027 00:00:00 GMT");
        assertThat(answer.getHeader("Link")).isEqualTo("</v1/openapi.json>; rel=\"deprecation\"");
        assertThat(other.getHeader("Deprecation")).isNull();
    }

    private MockHttpServletResponse answer(Contract given, String path) throws IOException, ServletException {
        MockHttpServletResponse response = new MockHttpServletResponse();
        new ContractGate(given, requestFaults, problems)
                .doFilter(new MockHttpServletRequest("GET", path), response, new MockFilterChain());
        return response;
    }
}
