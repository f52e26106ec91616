package nl.qualityregister.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nl.qualityregister.api.support.Answer;
import nl.qualityregister.api.support.Api;
import nl.qualityregister.api.support.ApiTest;
import nl.qualityregister.api.support.Call;
import nl.qualityregister.api.support.People;
import nl.qualityregister.organisation.OrganisationKind;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.registrant.Visibilities;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.ObjectNode;

@ApiTest
class PlainLookUpsTest {
    private static final Actor OFFICE = Actor.job("test");

    /** What differs between two answers to the same question, or between two ways of sending one. */
    private static final Set<String> PASSING = Set.of("date", "ratelimit", "content-length", "transfer-encoding");

    @Autowired
    Api api;

    @Autowired
    People people;

    @Autowired
    Visibilities visibilities;

    @Test
    void theShortWayAnswersEverybodyOfEverybodyWhatTheLongWayDoes() {
        People.Professional shown = people.aJobCoach();
        People.Professional hidden = people.aJobCoach();
        People.Professional merged = people.aJobCoach();
        People.Professional erased = people.aJobCoach();
        visibilities.hide(hidden.person().id(), OFFICE);
        visibilities.merge(merged.person().id(), shown.person().id(), OFFICE);
        visibilities.erase(erased.person().id(), OFFICE);
        List<String> numbers =
                List.of(shown.number(), hidden.number(), merged.number(), erased.number(), nobody().value());

        for (Who who : List.of(new Who(null), new Who(shown.subject()), new Who(anEmployer()))) {
            for (String number : numbers) {
                Answer warm = longWay(who, number);
                Answer plain = plain(who, number);

                assertThat(said(plain)).as(who + " of " + number).isEqualTo(said(warm));
            }
        }
    }

    @Test
    void theShortWayIsTaken() {
        People.Professional person = people.aJobCoach();
        Who somebody = new Who(person.subject());
        longWay(somebody, person.number());

        assertThat(plain(new Who(null), person.number()).header("Content-Length"))
                .isPresent();
        assertThat(plain(somebody, person.number()).header("Content-Length")).isPresent();
        assertThat(longWay(somebody, person.number()).header("Content-Length")).isEmpty();
    }

    @Test
    void bothWaysSpendTheSameBudget() {
        People.Professional person = people.aJobCoach();
        Who somebody = new Who(person.subject());

        long first = left(longWay(somebody, person.number()));
        long second = left(plain(somebody, person.number()));
        long third = left(longWay(somebody, person.number()));

        // a minute may end between two of them
        assertThat(first - second == 1 || second - third == 1).isTrue();
    }

    @Test
    void whatAnEmployerReadsIsOnTheTrailBothWays() {
        People.Professional person = people.aJobCoach();
        Who employer = new Who(anEmployer());

        String name = longWay(employer, person.number()).json().path("name").asString();
        String plainly = plain(employer, person.number()).json().path("name").asString();

        assertThat(plainly).isEqualTo(name).isNotBlank();
        assertThat(api.as(person.subject())
                        .get("/v1/registrations/" + person.number() + "/accesses")
                        .json()
                        .path("items")
                        .valueStream()
                        .map(one -> one.path("act").asString())
                        .filter("registration-read"::equals))
                .hasSize(2);
    }

    @Test
    void aTokenThatDoesNotHoldIsRefusedAsEverywhere() {
        People.Professional person = people.aJobCoach();

        Answer answer =
                api.asPublic().with("Authorization", "Bearer nonsense").get("/v1/registrations/" + person.number());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("token-refused");
    }

    private String anEmployer() {
        return people.accountFor(Role.EMPLOYER, people.anOrganisation(OrganisationKind.EMPLOYER))
                .subject();
    }

    /** A good number that is nobody's. */
    private static RegistrationNumber nobody() {
        return RegistrationNumber.ofSerial(99_999_998);
    }

    private Answer plain(Who who, String number) {
        return call(who).get("/v1/registrations/" + number);
    }

    private Answer longWay(Who who, String number) {
        return call(who).with("Accept", "application/json, text/plain;q=0.1").get("/v1/registrations/" + number);
    }

    private Call call(Who who) {
        return who.subject() == null ? api.asPublic() : api.as(who.subject());
    }

    private static long left(Answer answer) {
        return Long.parseLong(answer.header("RateLimit").orElseThrow().replaceAll(".*r=([0-9]+).*", "$1"));
    }

    /** All of it but what passes. */
    private static Map<String, Object> said(Answer answer) {
        Map<String, Object> said = new TreeMap<>(answer.response().headers().map());
        said.keySet().removeAll(PASSING);
        said.remove(
                "vary",
                List.of("accept-encoding")); // of what has no length yet, the server says that it might compress it
        said.put("status", answer.status());
        if (!answer.text().isEmpty()) {
            ObjectNode body = (ObjectNode) answer.json();
            body.remove("knownAt");
            said.put("body", body);
        }
        return said;
    }

    private record Who(@Nullable String subject) {}
}
