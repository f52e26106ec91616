package nl.qualityregister.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.qualityregister.api.support.Answer;
import nl.qualityregister.api.support.Api;
import nl.qualityregister.api.support.ApiTest;
import nl.qualityregister.api.support.Call;
import nl.qualityregister.api.support.People;
import nl.qualityregister.api.support.Strangers;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.organisation.Account;
import nl.qualityregister.organisation.InvitationId;
import nl.qualityregister.organisation.Invitations;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.OrganisationKind;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.registrant.NewRegistrant;
import nl.qualityregister.registrant.PersonName;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.support.AtOnce;
import nl.qualityregister.trail.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ApiTest
class AccountsTest {
    @Autowired
    Api api;

    @Autowired
    People people;

    @Autowired
    Invitations invitations;

    @Autowired
    Registrants registrants;

    @Autowired
    BusinessDay businessDay;

    @Autowired
    Strangers strangers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    private String registrar;

    @BeforeEach
    void anOffice() {
        registrar = people.anAccount(Role.REGISTRAR);
    }

    @Test
    void anEmployeeWhoGivesTheCodeThatHeWasSentActsForHisOrganisation() {
        OrganisationId employer = people.anOrganisation(OrganisationKind.EMPLOYER);
        Answer invited = office().json("""
            {"register": "krsd-demo", "label": "desk of the employer", "email": "desk@example.org", "language": "nl",
             "grants": [{"role": "employer", "organisation": "%s"}]}
            """.formatted(employer)).post("/v1/invitations");
        String code = sentCode(invited);
        String subject = "login-" + UUID.randomUUID();

        Answer before = as(subject, "employer").get("/v1/me");
        Answer activated = as(subject, "employer").json(body(code)).post("/v1/activations");
        Answer after = as(subject, "employer").get("/v1/me");

        assertThat(invited.status()).isEqualTo(201);
        assertThat(invited.text()).doesNotContain(code);
        assertThat(before.problem()).isEqualTo("account-unknown");
        assertThat(activated.status()).isEqualTo(201);
        assertThat(after.json().path("roles").path(0).path("organisation").asString())
                .isEqualTo(employer.value());
        assertThat(office().get(invited.header("Location").orElseThrow())
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("accepted");
        assertThat(acts("invitation:" + id(invited))).contains("account-invited", "account-activated");
    }

    @Test
    void aProfessionalWhoWasEnteredByTheOfficeIsTiedToHerNumber() {
        Registrant person = aPersonWithoutAnAccount();
        String invitation =
                "{\"register\": \"krsd-demo\", \"language\": \"nl\", \"registrationNumber\": \"%s\", \"grants\": [{\"role\": \"professional\"}]}"
                        .formatted(person.number().value());
        Answer invited = office().json(invitation).post("/v1/invitations");
        String subject = "login-" + UUID.randomUUID();

        as(subject, "professional").json(body(sentCode(invited))).post("/v1/activations");
        Answer me = as(subject, "professional").get("/v1/me");
        Answer again = office().json(invitation).post("/v1/invitations");

        assertThat(me.json().path("registrationNumber").asString())
                .isEqualTo(person.number().value());
        assertThat(again.faults()).containsExactly("/registrationNumber has-an-account");
    }

    @Test
    void ofManyWhoGiveTheSameCodeOneIsLetIn() throws InterruptedException {
        String code = sentCode(invite("auditor"));

        List<Answer> answers = AtOnce.run(
                        16,
                        i -> () -> as("login-" + UUID.randomUUID(), "auditor")
                                .json(body(code))
                                .post("/v1/activations"))
                .stream()
                .map(AtOnce.Ending::result)
                .toList();

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .hasSize(15)
                .allSatisfy(answer -> assertThat(answer.problem()).isEqualTo("activation-code-unknown"));
    }

    @Test
    void aCodeIsWorthNothingWithoutSigningInOrToOneWhoHasAnAccountOrWhenItWasTakenBack() {
        Answer invited = invite("auditor");
        String code = sentCode(invited);

        Answer anonymous = api.asPublic().json(body(code)).post("/v1/activations");
        Answer known = api.as(people.anAccount(Role.PROVIDER)).json(body(code)).post("/v1/activations");
        Answer withdrawn = office().post(invited.header("Location").orElseThrow() + "/withdrawals");
        Answer late =
                as("login-" + UUID.randomUUID(), "auditor").json(body(code)).post("/v1/activations");
        Answer twice = office().post(invited.header("Location").orElseThrow() + "/withdrawals");

        assertThat(List.of(anonymous.problem(), known.problem(), late.problem(), twice.problem()))
                .containsExactly(
                        "sign-in-required", "login-tied-already", "activation-code-unknown", "invitation-not-open");
        assertThat(withdrawn.json().path("state").asString()).isEqualTo("withdrawn");
    }

    @Test
    void aNumberThatIsNoneIsAFaultOfTheInvitation() {
        Answer answer = office().json("""
            {"register": "krsd-demo", "language": "nl", "registrationNumber": "100000017", "grants": [{"role": "professional"}]}
            """).post("/v1/invitations");

        assertThat(answer.faults()).containsExactly("/registrationNumber unknown-number");
    }

    @Test
    void everyFaultOfAnInvitationIsNamed() {
        Answer answer = office().json("""
            {"register": "krsd-demo", "label": "x", "language": "nl",
             "grants": [{"role": "registrar", "organisation": "elsewhere"}, {"role": "employer"},
                        {"role": "professional"}, {"role": "auditor", "from": "2026-02-01", "until": "2026-01-01"}]}
            """).post("/v1/invitations");

        assertThat(answer.faults())
                .containsExactly(
                        " one-address",
                        "/grants/0/organisation without-organisation",
                        "/grants/1/organisation required",
                        "/grants/2/role professional-by-number",
                        "/grants/3/until until-before-from");
    }

    @Test
    void rolesAreGivenAndEndedWithTheirDaysAndOnTheTrail() {
        Account account = people.account();
        String place = "/v1/accounts/" + account.id();
        String yesterday = businessDay.today().minusDays(1).toString();
        String longAgo = businessDay.today().minusDays(30).toString();

        Answer given = office().json("{\"role\": \"auditor\", \"from\": \"" + longAgo + "\"}")
                .post(place + "/grants");
        Answer ended = office().json("{\"role\": \"auditor\", \"lastDay\": \"" + yesterday + "\"}")
                .post(place + "/endings");
        Answer again = office().json("{\"role\": \"auditor\", \"lastDay\": \"" + yesterday + "\"}")
                .post(place + "/endings");
        Answer past = office().json("{\"role\": \"auditor\", \"lastDay\": \"" + longAgo + "\"}")
                .post(place + "/endings");

        assertThat(given.json().path("grants").path(0).path("role").asString()).isEqualTo("auditor");
        assertThat(ended.json().path("grants").path(0).path("until").asString()).isEqualTo(yesterday);
        assertThat(again.problem()).isEqualTo("role-not-held");
        assertThat(past.faults()).containsExactly("/lastDay day-is-past");
        assertThat(acts("account:" + account.id())).contains("role-granted", "role-ended");
    }

    @Test
    void nobodyGivesOrTakesARoleOfHisOwn() {
        Account own = people.account(Role.REGISTRAR);

        Answer given =
                api.as(own.subject()).json("{\"role\": \"auditor\"}").post("/v1/accounts/" + own.id() + "/grants");

        assertThat(given.problem()).isEqualTo("own-roles-untouched");
    }

    @Test
    void accountsAreReadInPieces() {
        people.account(Role.AUDITOR);
        people.account(Role.AUDITOR);

        Answer first = office().get("/v1/accounts?limit=1");
        Answer next = office().get(first.header("Link").orElseThrow().replaceAll("<|>.*", ""));

        assertThat(first.json().path("items").size()).isEqualTo(1);
        assertThat(next.json().path("items").path(0).path("accountId").asString())
                .isGreaterThan(
                        first.json().path("items").path(0).path("accountId").asString());
    }

    private Call office() {
        return api.as(registrar);
    }

    private Answer invite(String role) {
        return office().json("""
            {"register": "krsd-demo", "label": "somebody", "email": "somebody@example.org", "language": "en",
             "grants": [{"role": "%s"}]}
            """.formatted(role)).post("/v1/invitations");
    }

    private static String id(Answer invited) {
        return invited.json().path("invitationId").asString();
    }

    /** As it would stand in the mail. */
    private String sentCode(Answer invited) {
        return transactions
                .execute(status -> invitations.code(new InvitationId(UUID.fromString(id(invited)))))
                .orElseThrow()
                .inFours()
                .toLowerCase(java.util.Locale.ROOT);
    }

    private static String body(String code) {
        return "{\"code\": \"" + code + "\"}";
    }

    /** Somebody who signed in at an issuer that is trusted and whom nobody here knows. */
    private Call as(String subject, String scope) {
        return api.asPublic().with("Authorization", "Bearer " + strangers.token(subject, scope));
    }

    private Registrant aPersonWithoutAnAccount() {
        return registrants
                .enter(
                        List.of(new NewRegistrant(
                                null,
                                new PersonName("A.", "Ada", null, "Zonderaccount"),
                                java.time.LocalDate.of(1980, 1, 1),
                                "ada@example.org",
                                "nl",
                                null,
                                List.of())),
                        Actor.job("test"))
                .getFirst();
    }

    private Set<String> acts(String object) {
        return Set.copyOf(jdbc.sql("select distinct act from trail_entry where object = :object")
                .param("object", object)
                .query(String.class)
                .list());
    }
}
