package nl.qualityregister.api.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.qualityregister.api.fuzz.Wire.Reply;
import nl.qualityregister.api.support.Answer;
import nl.qualityregister.api.support.Api;
import nl.qualityregister.api.support.ApiTest;
import nl.qualityregister.api.support.ContractCheck;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The fuzzer's judge finds what is planted: a real answer is faultless, and no longer so with one thing changed. */
@ApiTest
class JudgeTest {
    private static final Shot ASKED = new Shot("PUBLIC", "GET", "/v1/me", List.of(), new byte[0]);

    @Autowired
    Api api;

    @Autowired
    ContractCheck contract;

    private Judge judge;
    private Answer real;

    @BeforeEach
    void aRealAnswer() {
        judge = new Judge(contract);
        real = api.asPublic().get("/v1/me");
    }

    @Test
    void aRealAnswerIsFaultless() {
        assertThat(judge.fault(ASKED, reply(real.status(), Map.of(), real.text())))
                .isEmpty();
    }

    @Test
    void aFaultOfTheServerIsFound() {
        assertThat(judge.fault(ASKED, reply(500, Map.of(), real.text()))).hasValue("answers 500");
    }

    @Test
    void aHeaderThatTheCallerPutInIsFound() {
        assertThat(judge.fault(ASKED, reply(401, Map.of("x-injected", "yes"), real.text())))
                .hasValue("a header was put into the answer");
    }

    @Test
    void sayingWhatServesIsFound() {
        assertThat(judge.fault(ASKED, reply(401, Map.of("server", "Apache"), real.text())))
                .hasValue("says what serves");
    }

    @Test
    void insidesThatAreToldAreFound() {
        for (String insides : List.of(
                "java.lang.IllegalStateException",
                "at nl.qualityregister.roll.Roll.append(Roll.java:12)",
                "ERROR: insert into account",
                "violates unique constraint")) {
            assertThat(judge.fault(
                            ASKED, reply(401, Map.of(), real.text().replace("\"title\":\"", "\"title\":\"" + insides))))
                    .as(insides)
                    .hasValueSatisfying(fault -> assertThat(fault).startsWith("tells of its insides"));
        }
    }

    @Test
    void anAnswerOutsideTheContractIsFound() {
        assertThat(judge.fault(ASKED, reply(401, Map.of(), "{\"no\": \"problem\"}")))
                .hasValueSatisfying(fault -> assertThat(fault).startsWith("is outside the contract"));
    }

    private Reply reply(int status, Map<String, String> more, String body) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(real.response().headers().map());
        more.forEach((name, value) -> headers.put(name, List.of(value)));
        return new Reply(status, HttpHeaders.of(headers, (name, value) -> true), body.getBytes(StandardCharsets.UTF_8));
    }
}
