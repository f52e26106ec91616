package nl.qualityregister.norm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The house style of a register as data: what is wrong with it is said when it is loaded, and where. */
class HouseStyleTest {
    private static final String REGISTER = """
            {
              "id": "own", "name": {"nl": "Eigen", "en": "Own"}, "about": {"nl": "Over", "en": "About"},
              "occupations": [{"code": "job-coach", "nl": "jobcoach", "en": "job coach"}],
              "normSets": [{"normSet": "own", "occupations": ["job-coach"]}],
              "categories": {"training": {"nl": "scholing", "en": "training"}},
              "contact": {"nl": "Bureau", "en": "Office", "email": "a@example.org", "address": ["Straat 1"]},
              "terms": {"viewDays": 28, "objectionDays": 42, "decisionDays": 56, "assessmentDays": 28,
                        "applicationsAheadDays": 28, "attendanceDays": 90, "objectionSuspends": true},
              "houseStyle": %s
            }
            """;

    @Test
    void logoColoursAndWordsAreTheRegistersOwn() {
        Faults faults = new Faults();

        Register register = RegisterReader.read(REGISTER.formatted("""
                {"primary": "#005500",
                 "logo": {"width": 40.5, "height": 20, "shapes": [
                     {"path": "M2,2 H38 v16 l-36,0 z m4 4 c1 0 2 1 2 2 L8.5.5 Z", "fill": "#005500"}]},
                 "words": {"registration": {"title": {"nl": "Bewijs van inschrijving", "en": "Proof of registration"}}}}
                """), faults);

        assertThat(faults.all()).isEmpty();
        HouseStyle style = register.houseStyle();
        assertThat(style.primary()).isEqualTo("#005500");
        assertThat(style.accent()).isEqualTo("#a90061");
        assertThat(style.logo().width()).isEqualTo(40.5);
        assertThat(style.logo().shapes()).hasSize(1);
        assertThat(style.words())
                .isEqualTo(Map.of(
                        "registration",
                        Map.of("title", new Texts("Bewijs van inschrijving", "Proof of registration"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "M2 2 A5 5 0 0 1 8 8 Z | knows no command A",
                "L2 2 L8 8 | must begin with M",
                "2 2 L8 8 | a number where a command is due",
                "M2 2 L8 | breaks off: after L come 2 numbers",
                "M2 2 C1 1 2 2 3 | breaks off: after C come 6 numbers",
                "M2 2 L8 8 # Z | cannot be read from \"#",
                "M2 2 L1e3 8 Z | knows no command e",
                "M2 2 H90 Z | outside of the 40.00 by 20.00",
                "M2 2 v-9 Z | outside of the 40.00 by 20.00",
                "M2 2 L4 4 Z 5 | a number where a command is due",
                "M2 2 Z | draws nothing"
            })
    void aPathThatCannotBeDrawnIsRefusedWithTheReasonAndThePlace(String path, String reason) {
        List<DocumentFault> faults =
                Register.check(REGISTER.formatted("{\"logo\": {\"width\": 40, \"height\": 20, \"shapes\":"
                        + " [{\"path\": \"M1 1 H2 V2 Z\", \"fill\": \"#000000\"}, {\"path\": \"" + path.strip()
                        + "\", \"fill\": \"#000000\"}]}}"));

        assertThat(faults).hasSize(1);
        assertThat(faults.getFirst().pointer()).isEqualTo("/houseStyle/logo/shapes/1/path");
        assertThat(faults.getFirst().message()).contains(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"primary\": \"blue\"} | /houseStyle/primary",
                "{\"primary\": \"#12345\"} | /houseStyle/primary",
                "{\"colour\": \"#123456\"} | /houseStyle",
                "{\"logo\": {\"width\": 0, \"height\": 1, \"shapes\": [{\"path\": \"M0 0 H1 Z\", \"fill\": \"#000000\"}]}} | /houseStyle/logo/width",
                "{\"logo\": {\"width\": 1, \"height\": 1, \"shapes\": []}} | /houseStyle/logo/shapes",
                "{\"logo\": {\"width\": 1, \"height\": 1}} | /houseStyle/logo",
                "{\"logo\": {\"width\": 1, \"height\": 1, \"shapes\": [{\"path\": \"M0 0 H1 Z\", \"fill\": \"url(#a)\"}]}} | /houseStyle/logo/shapes/0/fill",
                "{\"words\": {\"diploma\": {}}} | /houseStyle/words",
                "{\"words\": {\"common\": {\"heading\": {\"nl\": \"a\", \"en\": \"b\"}}}} | /houseStyle/words/common",
                "{\"words\": {\"common\": {\"check\": {\"nl\": \"a\"}}}} | /houseStyle/words/common/check"
            })
    void whatIsNoHouseStyleIsRefusedWhereItStands(String style, String pointer) {
        List<DocumentFault> faults = Register.check(REGISTER.formatted(style));

        assertThat(faults).isNotEmpty();
        assertThat(faults).extracting(DocumentFault::pointer).allMatch(at -> at.startsWith("/houseStyle"));
        assertThat(faults).extracting(DocumentFault::pointer).contains(pointer);
    }
}
