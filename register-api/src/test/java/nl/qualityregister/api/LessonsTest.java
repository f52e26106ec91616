package nl.qualityregister.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.qualityregister.api.support.Answer;
import nl.qualityregister.api.support.Api;
import nl.qualityregister.api.support.ApiTest;
import nl.qualityregister.api.support.People;
import nl.qualityregister.organisation.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Shared lessons over HTTP. */
@ApiTest
class LessonsTest {
    @Autowired
    Api api;

    @Autowired
    People people;

    private final String theme = "thema-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void fivePeopleMakeAThemeAndOneWhoTakesHersBackUnmakesIt() {
        String registrar = people.anAccount(Role.REGISTRAR);
        List<String> writers = new ArrayList<>();
        List<Answer> given = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            writers.add(people.aProfessional().subject());
            given.add(contributed(writers.getLast(), "Vraag eerst wat iemand zelf wil; daarna pas wat kan. " + i));
            assertThat(shownTo(registrar)).isEmpty();
            review(registrar, given.getLast(), "{\"outcome\": \"shown\"}");
        }

        assertThat(shownTo(people.anAccount(Role.ASSESSOR))).hasSize(5);
        assertThat(api.as(registrar)
                        .get("/v1/lesson-themes?register=krsd-demo")
                        .json()
                        .path("items")
                        .valueStream())
                .anySatisfy(shown -> assertThat(shown.path("theme").asString()).isEqualTo(theme));

        Answer withdrawn = api.as(writers.getFirst()).post(place(given.getFirst()) + "/withdrawals");

        assertThat(withdrawn.json().path("state").asString()).isEqualTo("withdrawn");
        assertThat(withdrawn.json().has("text")).isFalse();
        assertThat(shownTo(registrar)).isEmpty();
    }

    @Test
    void theEditorSeesWhatMayMakeSomebodyRecognisableAndGivesItBack() {
        String writer = people.aProfessional().subject();
        String registrar = people.anAccount(Role.REGISTRAR);
        Answer given = contributed(writer, "Mevrouw Jansen uit Amsterdam leerde mij op 12 maart 2024 te luisteren.");

        Answer returned = review(registrar, given, "{\"outcome\": \"returned\", \"remark\": \"Laat de naam weg.\"}");
        Answer unread = review(registrar, given, "{\"outcome\": \"shown\"}");
        Answer own = api.as(writer).get("/v1/own-lessons");

        assertThat(given.json().path("hints").valueStream())
                .extracting(hint -> hint.path("kind").asString())
                .contains("name", "place", "date");
        assertThat(returned.json().path("state").asString()).isEqualTo("returned");
        assertThat(unread.status()).isEqualTo(412);
        assertThat(own.json().path("items").path(0).path("remark").asString()).isEqualTo("Laat de naam weg.");
    }

    @Test
    void anothersLessonIsNotThereAndNothingIsSharedWithoutConsent() {
        Answer given =
                contributed(people.aProfessional().subject(), "Luisteren is ook iets doen, leerde ik gaandeweg.");
        String other = people.aProfessional().subject();

        Answer taken = api.as(other).post(place(given) + "/withdrawals");
        Answer unwilling = api.as(other)
                .json("{\"register\": \"krsd-demo\", \"theme\": \"x\", \"text\": \"y\", \"consent\": false}")
                .post("/v1/lessons");

        assertThat(taken.status()).isEqualTo(404);
        assertThat(unwilling.faults()).containsExactly("/consent unknown-choice");
    }

    private Answer contributed(String writer, String text) {
        return api.as(writer)
                .json("{\"register\": \"krsd-demo\", \"theme\": \"%s\", \"text\": \"%s\", \"consent\": true}"
                        .formatted(theme, text))
                .post("/v1/lessons");
    }

    private Answer review(String registrar, Answer given, String review) {
        return api.as(registrar)
                .with("If-Match", given.header("ETag").orElseThrow())
                .json(review)
                .post(place(given) + "/reviews");
    }

    private static String place(Answer given) {
        return given.header("Location").orElseThrow();
    }

    private List<String> shownTo(String reader) {
        return api.as(reader)
                .get("/v1/lessons?register=krsd-demo&theme=" + theme)
                .json()
                .path("items")
                .valueStream()
                .map(item -> item.path("text").asString())
                .toList();
    }
}
