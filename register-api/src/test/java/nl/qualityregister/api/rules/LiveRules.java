package nl.qualityregister.api.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nl.qualityregister.api.contract.Operation;
import nl.qualityregister.api.support.Answer;
import tools.jackson.databind.JsonNode;

/** The Dutch API Design Rules as far as they can be seen in what one path answers; each fault begins with the rule's name. */
final class LiveRules {
    private LiveRules() {}

    /**
     * @param answer to the operation itself
     * @param slashed to the same with a slash behind
     * @param other to a method that is not there
     * @param options to OPTIONS
     */
    static List<String> faults(Operation operation, Answer answer, Answer slashed, Answer other, Answer options) {
        List<String> faults = new ArrayList<>();
        note(faults, answer.status() < 500, "http-response-code: answers " + answer.status());
        note(faults, slashed.status() == 404, "no-trailing-slash: answers " + slashed.status());
        note(faults, other.status() == 405, "http-methods: DELETE answers " + other.status());
        note(faults, allows(other, operation.method()), "http-methods: 405 does not say what is allowed");
        note(faults, options.status() == 204, "http-methods: OPTIONS answers " + options.status());
        note(
                faults,
                allows(options, operation.method()) && allows(options, "OPTIONS"),
                "http-methods: OPTIONS does not tell");
        for (Answer each : List.of(answer, slashed, other, options)) {
            headers(operation, each, faults);
            problem(each, faults);
        }
        return faults;
    }

    /** Version and protection on each answer; other origins read what is public, and nothing else; nothing private is kept by anybody. */
    private static void headers(Operation operation, Answer answer, List<String> faults) {
        boolean forAll = operation.allowedRoles().contains("public");
        note(
                faults,
                answer.header("API-Version").orElse("").matches("\\d+\\.\\d+\\.\\d+"),
                "version-header: " + answer.header("API-Version"));
        wants(faults, answer, "X-Content-Type-Options", "nosniff");
        wants(faults, answer, "X-Frame-Options", "DENY");
        wants(faults, answer, "Referrer-Policy", "no-referrer");
        String policy = answer.header("Content-Security-Policy").orElse("");
        note(
                faults,
                policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"),
                "security-headers: Content-Security-Policy is " + policy);
        if (!forAll || answer.status() >= 400) {
            wants(faults, answer, "Cache-Control", "no-store");
        }
        note(faults, answer.header("Set-Cookie").isEmpty(), "stateless: sets a cookie");
        note(
                faults,
                forAll || answer.header("Access-Control-Allow-Origin").isEmpty(),
                "cors: another origin may read what needs signing in");
        note(
                faults,
                answer.header("Access-Control-Allow-Credentials").isEmpty(),
                "cors: another origin may use credentials");
    }

    private static void problem(Answer answer, List<String> faults) {
        if (answer.status() < 400) {
            return;
        }
        if (!answer.header("Content-Type").equals(Optional.of("application/problem+json"))) {
            faults.add("problem-details: answers as " + answer.header("Content-Type"));
            return;
        }
        JsonNode body = answer.json();
        note(
                faults,
                body.path("status").asInt(0) == answer.status()
                        && !body.path("title").asString("").isBlank()
                        && !body.path("detail").asString("").isBlank(),
                "problem-details: " + answer.text());
    }

    private static boolean allows(Answer answer, String method) {
        return Arrays.asList(answer.header("Allow").orElse("").split(", ")).contains(method);
    }

    private static void wants(List<String> faults, Answer answer, String header, String value) {
        note(
                faults,
                answer.header(header).equals(Optional.of(value)),
                "security-headers: " + header + " is " + answer.header(header));
    }

    private static void note(List<String> faults, boolean kept, String fault) {
        if (!kept) {
            faults.add(fault);
        }
    }
}
