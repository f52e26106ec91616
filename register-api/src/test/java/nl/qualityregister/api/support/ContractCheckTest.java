package nl.qualityregister.api.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The check that every call of the tests passes notices what is outside the contract. */
@ApiTest
class ContractCheckTest {
    @Autowired
    Api api;

    @Autowired
    People people;

    @Autowired
    ContractCheck contract;

    static Stream<Arguments> faultsInAnAnswer() {
        return Stream.of(
                planted("is documented", answer -> answer.status(202)),
                planted("1.0.0", answer -> answer.without("API-Version")),
                planted("nosniff", answer -> answer.without("X-Content-Type-Options")),
                planted("answers as", answer -> answer.with("Content-Type", "text/html")),
                planted("notInTheContract", answer -> answer.saying("{\"notInTheContract\":1,", "{")),
                planted("registrationNumber", answer -> answer.saying("\"number\":", "\"registrationNumber\":")),
                planted("status", answer -> answer.saying("\"status\":\"perhaps\"", "\"status\":\"registered\"")),
                planted("validUntil", answer -> answer.saying("\"validUntil\":7,\"x\":", "\"validUntil\":")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faultsInAnAnswer")
    void aFaultPlantedInAnAnswerIsNoticed(String named, UnaryOperator<Altered> fault) {
        Answer real =
                api.asPublic().get("/v1/registrations/" + people.aJobCoach().number());

        assertThatCode(() -> hold(Altered.of(real))).doesNotThrowAnyException();
        assertThatThrownBy(() -> hold(fault.apply(Altered.of(real))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(named);
    }

    @Test
    void aHeaderThatIsPromisedAndMissingIsNoticed() {
        Answer refused = api.asPublic().get("/v1/me");

        assertThat(refused.header("WWW-Authenticate")).isPresent();
        assertThatThrownBy(() -> hold(Altered.of(refused).without("WWW-Authenticate")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("WWW-Authenticate");
    }

    @Test
    void aProblemThatIsNoneIsNoticed() {
        Answer refused = api.asPublic().get("/v1/me");

        assertThatThrownBy(() -> hold(Altered.of(refused).saying("\"heading\":", "\"title\":")))
                .isInstanceOf(AssertionError.class);
    }

    /** What is taken though the contract does not let one ask it. */
    @Test
    void aRequestOutsideTheContractThatIsAnsweredIsNoticed() {
        Answer taken = api.as(people.anAccount(nl.qualityregister.organisation.Role.EMPLOYER))
                .json("{\"items\": [{\"registrationNumber\": \"1\"}]}")
                .post("/v1/verifications");
        byte[] other = "{\"items\": [{\"registrationNumber\": 1}]}".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> contract.hold(taken.response().request(), other, taken.response()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("registrationNumber");
    }

    private void hold(Altered answer) {
        HttpRequest request = answer.request();
        contract.hold(request, new byte[0], answer);
    }

    private static Arguments planted(String named, UnaryOperator<Altered> fault) {
        return Arguments.of(named, fault);
    }
}
