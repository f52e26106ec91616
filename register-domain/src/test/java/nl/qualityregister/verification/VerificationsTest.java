package nl.qualityregister.verification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.qualityregister.support.People.OFFICE;
import static nl.qualityregister.support.People.aNumber;
import static nl.qualityregister.support.People.aRegistrant;
import static nl.qualityregister.support.People.registrants;
import static nl.qualityregister.support.Registrations.debtCounsellor;
import static nl.qualityregister.support.Registrations.jobCoach;
import static nl.qualityregister.support.Registrations.lapsed;
import static nl.qualityregister.support.Registrations.suspended;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.norm.OccupationCode;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.Account;
import nl.qualityregister.organisation.NewAccount;
import nl.qualityregister.organisation.Organisation;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.OrganisationKind;
import nl.qualityregister.organisation.Organisations;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.organisation.RoleGrant;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.registrant.Visibilities;
import nl.qualityregister.roll.NewEntry;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.roll.Standing;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Registrations;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DomainTest
class VerificationsTest {
    private static final LocalDate START = LocalDate.of(2021, 1, 1);
    private static final LocalDate END = LocalDate.of(2030, 12, 31);
    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    Verifications verifications;

    @Autowired
    Roll roll;

    @Autowired
    Registrants registrants;

    @Autowired
    Organisations organisations;

    @Autowired
    Visibilities visibilities;

    @Autowired
    BusinessDay businessDay;

    @Autowired
    JdbcClient jdbc;

    @Test
    void eachQuestionIsAnsweredInItsPlace() {
        Registrant registered = aPerson(registered(START));
        Registrant suspended = aPerson(registered(START), suspendedIn2026());
        Registrant lapsed = aPerson(registered(START), lapsedIn(2025));
        Registrant notYet = aPerson(registered(DAY.plusDays(1)));
        Registrant neverEntered = aPerson();
        String unknown = aNumber().value();

        JsonNode results = results(List.of(
                ask(lapsed),
                question("nobody \"here\""),
                ask(registered),
                ask(suspended),
                question(unknown),
                ask(notYet),
                ask(neverEntered),
                new Question(registered.number().value(), new RegisterId("krsd-demo"), null)));

        assertThat(results.valueStream().map(result -> result.get("result").asString()))
                .containsExactly(
                        "not-registered",
                        "not-found",
                        "registered",
                        "suspended",
                        "not-found",
                        "not-registered",
                        "not-found",
                        "registered");
        assertThat(results.get(1).get("number").asString()).isEqualTo("nobody \"here\"");
        assertThat(results.get(4).get("number").asString()).isEqualTo(unknown);
        assertThat(results.get(5).get("registrations").isEmpty()).isTrue();
    }

    @Test
    void aNumberIsReadForgivinglyAndAnsweredPlainly() {
        Registrant person = aPerson(registered(START));
        String written = "KR-" + person.number().value().substring(0, 3) + "\u200b "
                + person.number().value().substring(3);

        JsonNode result = results(List.of(question(written))).get(0);

        assertThat(result.get("number").asString()).isEqualTo(person.number().value());
        assertThat(result.get("result").asString()).isEqualTo("registered");
    }

    @Test
    void anAnswerSaysWhatItRestsOnInInclusiveDays() {
        Registrant person = aPerson(registered(START), suspendedIn2026());

        JsonNode registration =
                results(List.of(ask(person))).get(0).get("registrations").get(0);

        assertThat(registration).isEqualTo(JSON.readTree("""
                        {"register": "krsd-demo", "occupation": "job-coach", "status": "suspended",
                         "registeredSince": "2021-01-01", "statusSince": "2026-05-01", "statusUntil": "2026-07-31"}
                        """));
    }

    @Test
    void pastItsEndARegistrationIsRegisteredWithRenewalPending() {
        Registrant person = aPerson(registered(START));

        Receipt receipt = verifications.verify(List.of(ask(person)), END.plusDays(1), null, anAsker());

        JsonNode result = JSON.readTree(receipt.body()).get("results").get(0);
        assertThat(result.get("result").asString()).isEqualTo("registered");
        assertThat(result.get("registrations").get(0).get("renewal").asString()).isEqualTo("pending");
        assertThat(result.get("registrations").get(0).get("validUntil").asString())
                .isEqualTo("2030-12-31");
    }

    @Test
    void registrationsThatDoNotAgreeAreAmbiguousUntilNarrowed() {
        Registrant person = aPerson(registered(START), lapsedIn(2025));
        roll.append(List.of(Registrations.registered(debtCounsellor(person.id()), START, END)));
        RegisterId register = new RegisterId("krsd-demo");

        JsonNode results = results(List.of(
                ask(person),
                new Question(person.number().value(), register, null),
                new Question(person.number().value(), register, new OccupationCode("debt-counsellor")),
                new Question(person.number().value(), null, new OccupationCode("job-coach")),
                new Question(person.number().value(), null, new OccupationCode("client-manager")),
                new Question(person.number().value(), new RegisterId("elsewhere"), null)));

        assertThat(results.valueStream().map(result -> result.get("result").asString()))
                .containsExactly(
                        "ambiguous", "ambiguous", "registered", "not-registered", "not-registered", "not-registered");
        assertThat(results.get(0).get("registrations").size()).isEqualTo(2);
    }

    @Test
    void theSameQuestionAtTheReceiptsMomentHasTheSameAnswerForEver() {
        Registrant person = aPerson(registered(START));
        Receipt first = verifications.verify(List.of(ask(person)), DAY, null, anAsker());
        roll.append(List.of(lapsed(jobCoach(person.id()), START.plusYears(1))));

        Receipt again = verifications.verify(List.of(ask(person)), DAY, first.knownAt(), anAsker());
        Receipt now = verifications.verify(List.of(ask(person)), DAY, null, anAsker());

        assertThat(JSON.readTree(again.body()).get("results"))
                .isEqualTo(JSON.readTree(first.body()).get("results"));
        assertThat(JSON.readTree(now.body()).get("results"))
                .isNotEqualTo(JSON.readTree(first.body()).get("results"));
    }

    @Test
    void beforeAnythingWasKnownNobodyIsFound() {
        Registrant person = aPerson(registered(START));

        Receipt receipt = verifications.verify(List.of(ask(person)), DAY, Instant.EPOCH, anAsker());

        assertThat(receipt.body()).contains("\"result\":\"not-found\"");
    }

    /** Verified with what the JDK has, not with the library that signed. */
    @Test
    void theSignatureHoldsForTheMomentAndForEveryItem() throws Exception {
        List<Question> questions = registrants.enter(registrants(20), OFFICE).stream()
                .map(VerificationsTest::ask)
                .toList();

        Receipt receipt = verifications.verify(questions, null, null, anAsker());

        String[] parts = receipt.signature().split("\\.", -1);
        Signature check = Signature.getInstance("SHA256withECDSAinP1363Format");
        check.initVerify(publicKey(JSON.readTree(decode(parts[0])).get("kid").asString()));
        check.update((parts[0] + "." + parts[1]).getBytes(UTF_8));
        assertThat(check.verify(decode(parts[2]))).isTrue();

        JsonNode payload = JSON.readTree(decode(parts[1]));
        JsonNode body = JSON.readTree(receipt.body());
        for (String member : List.of("id", "validOn", "knownAt", "answeredAt")) {
            assertThat(payload.get(member)).isEqualTo(body.get(member));
        }
        assertThat(payload.get("count").asInt()).isEqualTo(20);
        assertThat(payload.get("logSize").asLong()).isPositive();
        MessageDigest all = MessageDigest.getInstance("SHA-256");
        for (int i = 0; i < 20; i++) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(decode(receipt.salts().get(i)));
            digest.update(JSON.writeValueAsBytes(body.get("results").get(i)));
            all.update(digest.digest());
        }
        assertThat(decode(payload.get("items").asString())).isEqualTo(all.digest());
    }

    @Test
    void anotherMakersLibraryVerifiesAReceiptWithThePublishedKeys() throws Exception {
        Receipt receipt = verifications.verify(List.of(ask(aPerson(registered(START)))), null, null, anAsker());
        org.jose4j.jws.JsonWebSignature signature = new org.jose4j.jws.JsonWebSignature();
        signature.setAlgorithmConstraints(new org.jose4j.jwa.AlgorithmConstraints(
                org.jose4j.jwa.AlgorithmConstraints.ConstraintType.PERMIT, "ES256"));
        signature.setCompactSerialization(receipt.signature());
        signature.setKey(new org.jose4j.jwk.VerificationJwkSelector()
                .select(signature, new org.jose4j.jwk.JsonWebKeySet(verifications.publicKeys()).getJsonWebKeys())
                .getKey());

        assertThat(signature.verifySignature()).isTrue();
        assertThat(JSON.readTree(signature.getPayload()).get("id").asString())
                .isEqualTo(receipt.id().toString());
    }

    @Test
    void thePublicKeysHoldNothingSecret() {
        JsonNode keys = JSON.readTree(verifications.publicKeys()).get("keys");

        assertThat(keys.size()).isPositive();
        assertThat(keys.get(0).has("d")).isFalse();
        assertThat(keys.get(0).get("alg").asString()).isEqualTo("ES256");
    }

    @Test
    void aReceiptIsForWhoAskedAndForTheOrganisationTheyAskedFor() {
        OrganisationId employer = anEmployer();
        Account asker = anAsker(employer);
        Account colleague = anAsker(employer);
        Receipt receipt = verifications.verify(List.of(ask(aPerson(registered(START)))), null, null, asker);

        assertThat(verifications.receipt(receipt.id(), asker)).contains(receipt);
        assertThat(verifications.receipt(receipt.id(), colleague)).contains(receipt);
        assertThat(verifications.receipt(receipt.id(), anAsker(anEmployer()))).isEmpty();
        assertThat(verifications.receipt(receipt.id(), anAsker())).isEmpty();
        assertThat(verifications.receipt(new ReceiptId(UUID.randomUUID()), asker))
                .isEmpty();
    }

    @Test
    void aReceiptOfNoOrganisationIsForTheAskerAlone() {
        Account asker = anAsker();
        Receipt receipt = verifications.verify(List.of(question("x")), null, null, asker);

        assertThat(verifications.receipt(receipt.id(), asker)).contains(receipt);
        assertThat(verifications.receipt(receipt.id(), anAsker())).isEmpty();
    }

    @Test
    void aVerificationLeavesOneRowOnTheTrailWithThoseItConcerned() {
        Registrant first = aPerson(registered(START));
        Registrant second = aPerson(registered(START));
        OrganisationId employer = anEmployer();

        Receipt receipt = verifications.verify(
                List.of(ask(first), question(aNumber().value()), ask(second)), null, null, anAsker(employer));

        List<String> trailed = jdbc.sql("""
                        select array_to_string(subjects, ' ') || ' ' || ground
                          from trail_entry where object = :object
                        """)
                .param("object", "receipt:" + receipt.id())
                .query(String.class)
                .list();
        assertThat(trailed).containsExactly(first.number() + " " + second.number() + " contract:" + employer);
    }

    @Test
    void tenThousandAreAnsweredAtOnceAndNotOneMore() {
        List<Question> most = IntStream.range(0, 10_000)
                .mapToObj(i -> question(Integer.toString(i)))
                .toList();

        Receipt receipt = verifications.verify(most, null, null, anAsker());

        assertThat(JSON.readTree(receipt.body()).get("results").size()).isEqualTo(10_000);
        assertThatThrownBy(
                        () -> verifications.verify(Collections.nCopies(10_001, most.getFirst()), null, null, anAsker()))
                .isInstanceOf(TooManyQuestions.class);
    }

    @Test
    void everyFaultOfAVerificationIsNamedAtOnce() {
        assertThatThrownBy(() -> verifications.verify(
                        List.of(), LocalDate.of(1899, 12, 31), Instant.now().plusSeconds(60), anAsker()))
                .isInstanceOfSatisfying(
                        InputRefused.class,
                        refused -> assertThat(refused.faults())
                                .extracting("pointer", "code")
                                .containsExactly(
                                        tuple("/validOn", "day-out-of-range"),
                                        tuple("/knownAt", "moment-in-future"),
                                        tuple("/items", "required")));
        assertThatThrownBy(() ->
                        verifications.verify(List.of(question("x"), question("9".repeat(101))), null, null, anAsker()))
                .isInstanceOfSatisfying(
                        InputRefused.class,
                        refused -> assertThat(refused.faults())
                                .extracting("pointer")
                                .containsExactly("/items/1/registrationNumber"));
    }

    @Test
    void whatIsWrongWithTheWholeRequestIsAProblemOfItsOwn() {
        Registrant person = aPerson(registered(START));
        Instant ahead = Instant.now().plusSeconds(60);

        assertThatThrownBy(() -> verifications.verify(List.of(ask(person)), null, ahead, anAsker()))
                .isInstanceOf(MomentInFuture.class);
        assertThatThrownBy(() -> verifications.lookUp(person.number(), null, ahead))
                .isInstanceOf(MomentInFuture.class);
        assertThatThrownBy(
                        () -> verifications.verify(List.of(ask(person)), LocalDate.of(1899, 12, 31), null, anAsker()))
                .isInstanceOf(DayBeforeRegister.class);
        assertThatThrownBy(() -> verifications.lookUp(person.number(), LocalDate.of(1899, 12, 31), null))
                .isInstanceOf(DayBeforeRegister.class);
    }

    @Test
    void theLookUpAnswersOfAnyDayAndLeavesNoTrace() {
        Registrant person = aPerson(registered(START));
        aPerson(registered(START.minusYears(6)));
        long trail = trailOf(person);

        List<Standing> today = verifications.lookUp(person.number(), null, null);

        assertThat(today).hasSize(1);
        assertThat(verifications.lookUp(person.number(), START.minusDays(1), null))
                .isEmpty();
        assertThat(verifications.lookUp(person.number(), businessDay.today().plusYears(10), null))
                .hasSize(1);
        assertThat(verifications.lookUp(person.number(), null, Instant.EPOCH)).isEmpty();
        assertThat(verifications.lookUp(aNumber(), null, null)).isEmpty();
        assertThat(trailOf(person)).isEqualTo(trail);
    }

    @Test
    void anAbsurdLookUpIsRefused() {
        LocalDate tooFar = businessDay.today().plusYears(10).plusDays(1);

        assertThatThrownBy(() -> verifications.lookUp(aNumber(), tooFar, Instant.MAX))
                .isInstanceOfSatisfying(
                        InputRefused.class,
                        refused -> assertThat(refused.faults())
                                .extracting("pointer")
                                .containsExactly("?validOn", "?knownAt"));
    }

    private Registrant aPerson(NewEntryOf... entries) {
        Registrant person = registrants.enter(List.of(aRegistrant()), OFFICE).getFirst();
        roll.append(Arrays.stream(entries).map(entry -> entry.of(person)).toList());
        return person;
    }

    private interface NewEntryOf {
        NewEntry of(Registrant person);
    }

    private static NewEntryOf registered(LocalDate from) {
        return person -> Registrations.registered(jobCoach(person.id()), from, END);
    }

    private static NewEntryOf suspendedIn2026() {
        return person -> suspended(jobCoach(person.id()), LocalDate.of(2026, 5, 1), LocalDate.of(2026, 8, 1));
    }

    private static NewEntryOf lapsedIn(int year) {
        return person -> lapsed(jobCoach(person.id()), LocalDate.of(year, 1, 1));
    }

    private static Question ask(Registrant person) {
        return question(person.number().value());
    }

    private static Question question(String number) {
        return new Question(number, null, null);
    }

    private JsonNode results(List<Question> questions) {
        return JSON.readTree(
                        verifications.verify(questions, DAY, null, anAsker()).body())
                .get("results");
    }

    private long trailOf(Registrant person) {
        return jdbc.sql("select count(*) from trail_entry where subjects @> array[cast(:number as text)]")
                .param("number", person.number().value())
                .query(Long.class)
                .single();
    }

    private Account anAsker(OrganisationId... employer) {
        List<RoleGrant> grants = Arrays.stream(employer)
                .map(organisation -> new RoleGrant(Role.EMPLOYER, organisation, START, null))
                .toList();
        NewAccount account = new NewAccount("test", UUID.randomUUID().toString(), "employer", grants);
        return organisations.open(List.of(account), OFFICE).getFirst();
    }

    private OrganisationId anEmployer() {
        OrganisationId id = new OrganisationId("employer-" + UUID.randomUUID());
        organisations.enrol(
                List.of(new Organisation(id, "Employer", Set.of(OrganisationKind.EMPLOYER), null, null, null)), OFFICE);
        return id;
    }

    private PublicKey publicKey(String kid) throws Exception {
        JsonNode key = JSON.readTree(verifications.publicKeys()).get("keys").get(0);
        assertThat(key.get("kid").asString()).isEqualTo(kid);
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        ECPoint point = new ECPoint(
                new BigInteger(1, decode(key.get("x").asString())),
                new BigInteger(1, decode(key.get("y").asString())));
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(point, curve.getParameterSpec(ECParameterSpec.class)));
    }

    private static byte[] decode(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    @Test
    void theSameNumberTwiceIsRefusedByItsPlaces() {
        Registrant person = aPerson(registered(START));
        String written = "KR " + person.number().value();
        List<Question> questions = List.of(ask(person), question("x"), question(written), question(" x"));

        assertThatThrownBy(() -> verifications.verify(questions, null, null, anAsker()))
                .isInstanceOfSatisfying(
                        QuestionRepeated.class,
                        refused -> assertThat(refused.faults())
                                .extracting("pointer", "code")
                                .containsExactly(tuple("/items/2", "asked-before"), tuple("/items/3", "asked-before")));
    }

    @Test
    void aDateOfBirthOrANameThatIsAnothersIsNotFound() {
        Registrant person = aPerson(registered(START));
        String number = person.number().value();

        assertThat(codes(List.of(saying(number, LocalDate.of(1984, 2, 29), null))))
                .containsExactly("registered");
        assertThat(codes(List.of(saying(number, LocalDate.of(1984, 2, 28), null))))
                .containsExactly("not-found");
        for (String name : List.of("J.M. van der Aardenburg", "AARDENBURG", "Aardenburg, J.M. van der", "Aárdenburg")) {
            assertThat(codes(List.of(saying(number, LocalDate.of(1984, 2, 29), name))))
                    .containsExactly("registered");
        }
        assertThat(codes(List.of(saying(number, null, "Jansen")))).containsExactly("not-found");
        assertThat(results(List.of(saying(number, LocalDate.of(1984, 2, 29), "Aardenburg")))
                        .get(0)
                        .get("checked")
                        .toString())
                .isEqualTo("[\"birth-date\",\"name\"]");
    }

    @Test
    void whoIsHiddenMergedOrErasedIsAnsweredAsToday() {
        Registrant hidden = aPerson(registered(START));
        Registrant merged = aPerson(registered(START), lapsedIn(2024));
        Registrant survivor = aPerson(registered(START));
        Registrant erased = aPerson(registered(START));
        visibilities.hide(hidden.id(), OFFICE);
        visibilities.merge(merged.id(), survivor.id(), OFFICE);
        visibilities.erase(erased.id(), OFFICE);

        JsonNode results = results(List.of(ask(hidden), ask(merged), ask(erased), ask(survivor)));

        assertThat(results.valueStream().map(result -> result.get("result").asString()))
                .containsExactly("hidden", "registered", "not-found", "registered");
        assertThat(results.get(0).get("registrations").size()).isZero();
        assertThat(results.get(1).get("survivor").asString())
                .isEqualTo(survivor.number().value());
        assertThat(results.get(1).get("number").asString())
                .isEqualTo(merged.number().value());
        visibilities.show(hidden.id(), OFFICE);
        visibilities.part(merged.id(), List.of(), OFFICE);
        assertThat(codes(List.of(ask(hidden), ask(merged)))).containsExactly("registered", "not-registered");
    }

    @Test
    void aReceiptReadAgainIsTheSameToTheLetter() {
        Registrant person = aPerson(registered(START), suspendedIn2026());
        Account asker = anAsker();
        Receipt receipt = verifications.verify(
                List.of(
                        ask(person),
                        question("nobody \"here\" \u00e9 \ud83d\ude00"),
                        new Question(
                                person.number().value(), new RegisterId("krsd-demo"), new OccupationCode("job-coach"))),
                DAY,
                null,
                asker);

        assertThat(verifications.receipt(receipt.id(), asker)).contains(receipt);
    }

    @Test
    void manyWhoVerifyAtOnceEachHaveTheirOwnReceipt() {
        List<Question> questions = registrants.enter(registrants(50), OFFICE).stream()
                .map(VerificationsTest::ask)
                .toList();
        Account asker = anAsker();

        List<Receipt> receipts =
                nl.qualityregister.support.Together.all(16, i -> verifications.verify(questions, null, null, asker));

        assertThat(receipts).extracting(Receipt::id).doesNotHaveDuplicates();
        assertThat(receipts)
                .allSatisfy(receipt ->
                        assertThat(verifications.receipt(receipt.id(), asker)).contains(receipt));
    }

    private List<String> codes(List<Question> questions) {
        return results(questions)
                .valueStream()
                .map(result -> result.get("result").asString())
                .toList();
    }

    private static Question saying(String number, LocalDate birthDate, String name) {
        return new Question(number, null, null, birthDate, name);
    }
}
