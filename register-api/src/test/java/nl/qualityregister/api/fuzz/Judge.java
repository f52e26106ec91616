package nl.qualityregister.api.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.qualityregister.api.contract.Contract;
import nl.qualityregister.api.fuzz.Wire.Reply;
import nl.qualityregister.api.support.ContractCheck;

/** Says what is wrong with an answer, if anything. */
final class Judge {
    private static final Pattern INTERNALS = Pattern.compile(
            "(?i)[a-z]Exception|springframework|nl\\.qualityregister|org\\.[a-z]+\\.[a-z]|hibernate|tomcat|jdbc|postgres"
                    + "|insert into |violates |constraint \"|sqlstate|stack ?trace|\\.java:\\d|at java\\.");

    private final ContractCheck contract;

    Judge(ContractCheck contract) {
        this.contract = contract;
    }

    Optional<String> fault(Shot shot, Reply reply) {
        String text = new String(reply.body(), StandardCharsets.UTF_8);
        if (reply.status() >= 500) {
            return Optional.of("answers " + reply.status());
        }
        if (reply.headers().firstValue("x-injected").isPresent()) {
            return Optional.of("a header was put into the answer");
        }
        if (reply.headers().firstValue("server").isPresent()
                || reply.headers().firstValue("x-powered-by").isPresent()) {
            return Optional.of("says what serves");
        }
        if (reply.status() >= 400) {
            Matcher internals = INTERNALS.matcher(text);
            if (internals.find()) {
                return Optional.of("tells of its insides: " + internals.group());
            }
        }
        return outsideTheContract(shot, reply);
    }

    private Optional<String> outsideTheContract(Shot shot, Reply reply) {
        if (shot.method().equals("HEAD") || !shot.path().startsWith(Contract.BASE_PATH + "/")) {
            return Optional.empty();
        }
        try {
            contract.holdAnswer(shot.method(), shot.path(), reply.status(), reply.headers(), reply.body());
            if (reply.status() < 300 && shot.saysJson()) {
                contract.holdBody(shot.method(), shot.path(), shot.body());
            }
            return Optional.empty();
        } catch (AssertionError | RuntimeException outside) {
            return Optional.of("is outside the contract: " + outside.getMessage());
        }
    }
}
