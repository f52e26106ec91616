package nl.qualityregister.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.qualityregister.api.support.Answer;
import nl.qualityregister.api.support.Api;
import nl.qualityregister.api.support.ApiTest;
import nl.qualityregister.api.support.People;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.support.AtOnce;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApiTest
class IntervisionTest {
    @Autowired
    Api api;

    @Autowired
    People people;

    @Autowired
    BusinessDay businessDay;

    @Autowired
    JdbcClient jdbc;

    List<People.Professional> members;

    @BeforeEach
    void members() {
        members = IntStream.range(0, 4).mapToObj(i -> people.aJobCoach()).toList();
    }

    @Test
    void aSessionIsReportedByAMemberConfirmedByTheContactPersonAndCreditedOnce() throws InterruptedException {
        String group = aGroup().header("Location").orElseThrow();
        Answer reported = api.as(members.get(1).subject()).json(report()).post(group + "/sessions");
        String session =
                "/v1/intervision-sessions/" + reported.json().path("sessionId").asString();

        Answer byMember = api.as(members.get(1).subject()).post(session + "/confirmations");
        List<AtOnce.Ending<Answer>> endings =
                AtOnce.run(16, i -> () -> api.as(contact()).key("c-" + i).post(session + "/confirmations"));

        assertThat(reported.status()).isEqualTo(201);
        assertThat(byMember.status()).isEqualTo(403);
        assertThat(byMember.problem()).isEqualTo("not-the-contact-person");
        assertThat(endings.stream().filter(ending -> ending.result().status() == 201))
                .hasSize(1);
        assertThat(endings.stream().filter(ending -> ending.result().status() == 409))
                .hasSize(15);
        assertThat(members).allSatisfy(member -> assertThat(credits(member)).isEqualTo(1));
        assertThat(api.as(contact())
                        .get(group + "/sessions")
                        .json()
                        .at("/items/0/state")
                        .asString())
                .isEqualTo("confirmed");
    }

    @Test
    void aVoidedSessionIsCountered() {
        String group = aGroup().header("Location").orElseThrow();
        Answer reported = api.as(contact()).json(report()).post(group + "/sessions");
        String session =
                "/v1/intervision-sessions/" + reported.json().path("sessionId").asString();
        api.as(contact()).post(session + "/confirmations");

        Answer voided =
                api.as(contact()).json("{\"reason\": \"Verkeerde dag.\"}").post(session + "/voidings");

        assertThat(voided.json().path("state").asString()).isEqualTo("voided");
        assertThat(members).allSatisfy(member -> assertThat(credits(member)).isEqualTo(2));
    }

    @Test
    void toOthersThereIsNoSuchGroup() {
        String group = aGroup().header("Location").orElseThrow();
        String stranger = people.aJobCoach().subject();

        assertThat(api.as(stranger).get(group).status()).isEqualTo(404);
        assertThat(api.as(stranger).json(report()).post(group + "/sessions").status())
                .isEqualTo(404);
        assertThat(api.as(stranger)
                        .get("/v1/intervision-groups")
                        .json()
                        .path("items")
                        .size())
                .isZero();
        assertThat(api.as(contact())
                        .get("/v1/intervision-groups")
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void membersAreChangedByOneWhoHasSeenThem() {
        Answer registered = aGroup();
        String group = registered.header("Location").orElseThrow();
        String smaller = group(members.subList(0, 3));

        Answer changed = api.as(contact())
                .with("If-Match", registered.header("ETag").orElseThrow())
                .json(smaller)
                .put(group);
        Answer stale = api.as(contact())
                .with("If-Match", registered.header("ETag").orElseThrow())
                .json(smaller)
                .put(group);

        assertThat(changed.json().path("members").size()).isEqualTo(3);
        assertThat(stale.status()).isEqualTo(412);
    }

    @Test
    void aNumberThatIsNobodysIsAFault() {
        Answer registered = api.as(contact())
                .json(group(members).replace(members.get(2).number(), "123456789"))
                .post("/v1/intervision-groups");

        assertThat(registered.faults()).containsExactly("/members/2 unknown-number");
    }

    private String contact() {
        return members.getFirst().subject();
    }

    private Answer aGroup() {
        return api.as(contact()).json(group(members)).post("/v1/intervision-groups");
    }

    private static String group(List<People.Professional> members) {
        return """
                {"register": "krsd-demo", "name": "Jobcoaches", "method": "incident", "members": [%s]}
                """.formatted(numbers(members));
    }

    private String report() {
        return """
                {"heldOn": "%s", "hours": "2.5", "method": "incident", "themes": ["schuld"], "attended": [%s]}
                """.formatted(businessDay.today(), numbers(members));
    }

    private static String numbers(List<People.Professional> members) {
        return members.stream().map(member -> "\"" + member.number() + "\"").collect(Collectors.joining(","));
    }

    private int credits(People.Professional member) {
        return jdbc.sql("select count(*) from credit where registrant_id = :id")
                .param("id", member.person().id().value())
                .query(Integer.class)
                .single();
    }
}
