package nl.qualityregister.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.qualityregister.api.support.Answer;
import nl.qualityregister.api.support.Api;
import nl.qualityregister.api.support.ApiTest;
import nl.qualityregister.api.support.People;
import nl.qualityregister.course.Courses;
import nl.qualityregister.course.NewAccreditation;
import nl.qualityregister.course.NewCourse;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.OrganisationKind;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.points.Points;
import nl.qualityregister.registrant.RegistrationNumber;
import nl.qualityregister.roll.Status;
import nl.qualityregister.support.Learners;
import nl.qualityregister.support.Learners.Learner;
import nl.qualityregister.support.WholeDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Attendance as it really comes in: each row has its own answer with code, field and what to do, and the good ones are credited. */
@ApiTest
class AttendanceInputTest {
    @Autowired
    Api api;

    @Autowired
    People people;

    @Autowired
    Courses courses;

    @Autowired
    Points points;

    @Autowired
    BusinessDay businessDay;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext rooms;

    private Learners learners;
    private OrganisationId organisation;
    private String provider;
    private LocalDate day;

    @BeforeEach
    void aProvider() {
        learners = new Learners(rooms);
        organisation = people.anOrganisation(OrganisationKind.PROVIDER);
        provider = people.accountFor(Role.PROVIDER, organisation).subject();
        day = businessDay.today().minusDays(20);
    }

    /** One row of each kind; {@code answer} is what is said of it, {@code field} where. */
    private record Case(String edition, String number, String session, String answer, String field) {}

    private List<Case> cases(Learner good, Learner other) {
        String edition = edition(day, 2, null);
        Learner notYet = learners.somebody();
        learners.standing(notYet, Status.REGISTERED, day.plusDays(1), null);
        Learner noLonger = learners.somebody();
        learners.standing(noLonger, Status.REGISTERED, day.minusYears(4), day);
        learners.standing(noLonger, Status.LAPSED, day, null);
        String small = edition(day, 1, 1);
        String number = good.number().value();
        return List.of(
                new Case(edition, number, "", "recorded", ""),
                new Case(edition, RegistrationNumber.ofSerial(99_999_998).value(), "", "unknown-number", "number"),
                new Case(edition, "123", "", "malformed-number", "number"),
                new Case(edition, notYet.number().value(), "", "not-registered-on-day", "number"),
                new Case(edition, noLonger.number().value(), "", "not-registered-on-day", "number"),
                new Case(edition(businessDay.today().plusDays(1), 1, null), number, "", "edition-not-over", "edition"),
                new Case(outsideValidity(), number, "", "edition-not-accredited", "edition"),
                new Case(edition, other.number().value(), "3", "session-out-of-range", "session"),
                new Case(edition, other.number().value(), "0", "session-out-of-range", "session"),
                new Case("NERGENS", number, "", "unknown-edition", "edition"),
                new Case(learners.aGivenEdition(courses, day).value(), number, "", "not-your-edition", "edition"),
                new Case(edition, number, "2", "reported-twice", "row"),
                new Case(small, number, "", "recorded", ""),
                new Case(small, other.number().value(), "", "seats-exceeded", "edition"),
                new Case(edition, "KR " + other.number().value(), "", "recorded", ""));
    }

    @Test
    void ofJsonEachRowIsAnsweredInOrderAndTheGoodOnesAreCreditedOnce() {
        Learner good = learners.aRegistrant();
        Learner other = learners.aRegistrant();
        List<Case> cases = cases(good, other);
        List<String> rows = cases.stream()
                .map(one -> "{\"edition\": \"%s\", \"registrationNumber\": \"%s\"%s}"
                        .formatted(
                                one.edition(),
                                one.number(),
                                one.session().isEmpty() ? "" : ", \"session\": " + one.session()))
                .toList();
        String body = "{\"rows\": [" + String.join(",", rows) + "]}";
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            String field = Map.of("number", "/registrationNumber", "edition", "/edition", "session", "/session")
                    .getOrDefault(cases.get(i).field(), "");
            expected.add(cases.get(i).answer() + (cases.get(i).field().isEmpty() ? "" : " /rows/" + i + field));
        }

        Answer dry = api.as(provider).json(body).post("/v1/attendances?dryRun=true");
        Answer done = api.as(provider).json(body).post("/v1/attendances");
        Answer again = api.as(provider).json(body).post("/v1/attendances");

        assertThat(answers(done)).containsExactlyElementsOf(expected);
        assertThat(dry.json()).isEqualTo(done.json());
        assertThat(again.json().path("recorded").asInt()).isZero();
        assertThat(answers(again))
                .filteredOn(answer -> answer.startsWith("reported-before"))
                .hasSize(4);
        assertThat(credits(good)).isEqualTo(2);
        assertThat(credits(other)).isOne();
        assertThat(done.json()
                        .path("results")
                        .valueStream()
                        .flatMap(one -> one.path("faults").valueStream()))
                .allSatisfy(fault -> {
                    assertThat(fault.path("detail").asString()).isNotBlank();
                    assertThat(fault.path("remedy").asString()).isNotBlank();
                });
    }

    @Test
    void ofAFileOfExcelsEachRowIsAnsweredInOrderAndTheGoodOnesAreCreditedOnce() {
        Learner good = learners.aRegistrant();
        Learner other = learners.aRegistrant();
        List<Case> cases = cases(good, other);
        StringBuilder file = new StringBuilder("\ufeffEdition;registration_number;session\r\n");
        cases.forEach(one -> file.append(one.edition())
                .append(";\"")
                .append(one.number())
                .append("\";")
                .append(one.session())
                .append("\r\n"));
        List<String> expected = cases.stream()
                .map(one -> one.answer()
                        + Map.of(
                                        "number",
                                        " registration_number",
                                        "edition",
                                        " edition",
                                        "session",
                                        " session",
                                        "row",
                                        " ")
                                .getOrDefault(one.field(), ""))
                .toList();

        Answer dry = api.as(provider).content("text/csv", file.toString()).post("/v1/attendances?dryRun=true");
        Answer done = api.as(provider).content("text/csv", file.toString()).post("/v1/attendances");

        assertThat(answers(done)).containsExactlyElementsOf(expected);
        assertThat(dry.json()).isEqualTo(done.json());
        assertThat(credits(good)).isEqualTo(2);
        assertThat(credits(other)).isOne();
    }

    @Test
    void oneMoreThanTheSeatsIsTheOneThatIsRefused() {
        List<Learner> hundredAndOne = learners.registrants(101);
        String edition = edition(day, 1, 100);
        String numbers = String.join(
                "\\n", hundredAndOne.stream().map(one -> one.number().value()).toList());

        Answer answer = api.as(provider)
                .json("{\"numbers\": \"" + numbers + "\"}")
                .post("/v1/editions/" + edition + "/attendances");

        assertThat(answers(answer).subList(0, 100)).containsOnly("recorded");
        assertThat(answers(answer).get(100)).isEqualTo("seats-exceeded ");
        assertThat(credits(hundredAndOne.get(99))).isOne();
        assertThat(credits(hundredAndOne.get(100))).isZero();
    }

    @Test
    void aDryRunChangesNothingAtAllInTheWholeDatabase() {
        List<Case> cases = cases(learners.aRegistrant(), learners.aRegistrant());
        StringBuilder file = new StringBuilder("edition,registration_number,session\n");
        cases.forEach(one -> file.append(one.edition() + "," + one.number() + "," + one.session() + "\n"));
        api.as(provider).get("/v1/accreditation-applications");
        Map<String, String> before = allButTheCountOfRequests();

        Answer dry = api.as(provider)
                .key("dry-" + day)
                .content("text/csv", file.toString())
                .post("/v1/attendances?dryRun=true");

        assertThat(dry.json().path("recorded").asInt()).isEqualTo(3);
        assertThat(allButTheCountOfRequests()).isEqualTo(before);
    }

    @Test
    void whatIsNoUtf8IsRefusedAsAWholeNamingTheLine() {
        byte[] latin = "edition;registration_number\nA;1\nCaf\u00e9;2\n".getBytes(StandardCharsets.ISO_8859_1);
        byte[] sixteen = "\ufeffedition;registration_number\nA;1\n".getBytes(StandardCharsets.UTF_16LE);
        byte[] unmarked = "edition;registration_number\nA;1\n".getBytes(StandardCharsets.UTF_16BE);

        for (byte[] file : List.of(latin, sixteen, unmarked)) {
            Answer answer = api.as(provider).bytes("text/csv", file).post("/v1/attendances");

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.faults()).containsExactly(" wrong-encoding");
            assertThat(answer.json().path("faults").path(0).path("remedy").asString())
                    .isNotBlank();
        }
        assertThat(api.as(provider)
                        .bytes("text/csv", latin)
                        .post("/v1/attendances")
                        .json()
                        .path("faults")
                        .path(0)
                        .path("detail")
                        .asString())
                .contains("3");
    }

    @Test
    void twoGigabytesAreRefusedBeforeTheyAreSent() throws IOException {
        try (Socket line = call("Content-Length: " + (2L << 30))) {
            assertThat(status(line)).contains("413");
        }
    }

    @Test
    void twoGigabytesWhoseLengthIsNotToldAreRefusedAfterTheFirstFew() throws Exception {
        long sent = 0;
        try (Socket line = call("Transfer-Encoding: chunked")) {
            byte[] rows = "X-1;100000016\n".repeat(74_000).getBytes(StandardCharsets.UTF_8);
            String[] answered = new String[1];
            Thread reader = Thread.ofPlatform().start(() -> answered[0] = status(line));
            OutputStream out = line.getOutputStream();
            try {
                while (sent < 2L << 30 && reader.isAlive()) {
                    out.write((Integer.toHexString(rows.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                    out.write(rows);
                    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                    sent += rows.length;
                }
            } catch (IOException hungUp) {
                assertThat(sent).isPositive();
            }
            reader.join(10_000);

            assertThat(answered[0]).contains("413");
            assertThat(sent).isLessThan(64L << 20);
        }
    }

    @Test
    void whoReportedWhatOfWhomIsOnTheTrail() {
        Learner learner = learners.aRegistrant();
        String edition = edition(day, 1, null);
        String row = "{\"edition\": \"%s\", \"registrationNumber\": \"%s\"}".formatted(edition, learner.number());

        api.as(provider).json("{\"rows\": [" + row + "]}").post("/v1/attendances");
        api.as(provider)
                .json("{\"reason\": \"Was er niet.\", \"rows\": [" + row + "]}")
                .post("/v1/attendance-voids");

        assertThat(jdbc.sql(
                                "select act || ' ' || ground from trail_entry where object = :object and :number = any(subjects) order by id")
                        .param("object", "edition:" + edition)
                        .param("number", learner.number().value())
                        .query(String.class)
                        .list())
                .containsExactly("attendance-reported task:provider", "attendance-voided task:provider");
    }

    /** That somebody asked is counted, whatever was asked. */
    private Map<String, String> allButTheCountOfRequests() {
        Map<String, String> whole = WholeDatabase.of(jdbc);
        whole.remove("request_count");
        return whole;
    }

    private Socket call(String length) throws IOException {
        URI uri = api.uri("/v1/attendances");
        Socket line = new Socket(uri.getHost(), uri.getPort());
        line.setSoTimeout(30_000);
        line.getOutputStream()
                .write(("POST " + uri.getPath() + " HTTP/1.1\r\nHost: " + uri.getAuthority()
                                + "\r\nAuthorization: Bearer " + api.token(provider) + "\r\nContent-Type: text/csv\r\n"
                                + length + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return line;
    }

    private static String status(Socket line) {
        try {
            return String.valueOf(
                    new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.US_ASCII))
                            .readLine());
        } catch (IOException e) {
            return e.toString();
        }
    }

    private String edition(LocalDate on, int sessions, Integer seats) {
        return learners.given(courses, learners.aCourse(organisation, 4), on, sessions, seats)
                .value();
    }

    private String outsideValidity() {
        NewCourse course = learners.aCourse(
                organisation,
                List.of(new NewAccreditation(
                        Learners.REGISTER,
                        "training",
                        Hundredths.ofWhole(4),
                        day.minusYears(1),
                        day.minusDays(1),
                        learners.anAccreditingBody())));
        return learners.given(courses, course, day, 1, null).value();
    }

    private long credits(Learner learner) {
        return points.standing(List.of(learner.id()), Learners.REGISTER)
                .get(learner.id())
                .size();
    }

    /** Of each row its result, or the code and place of its first fault. */
    private static List<String> answers(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json()
                .path("results")
                .valueStream()
                .map(AttendanceInputTest::said)
                .toList();
    }

    private static String said(JsonNode result) {
        JsonNode fault = result.path("faults").path(0);
        return fault.isMissingNode()
                ? result.path("result").asString()
                : fault.path("code").asString() + " " + fault.path("pointer").asString();
    }
}
