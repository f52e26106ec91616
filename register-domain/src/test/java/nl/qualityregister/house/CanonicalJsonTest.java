package nl.qualityregister.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CanonicalJsonTest {
    @Test
    void membersAreInOrderAndAbsentOnesLeftOut() {
        Map<String, Object> object = new HashMap<>();
        object.put("z", 1);
        object.put("absent", null);
        object.put("a", List.of(Map.of("b", true, "\u00e9", -5L), List.of(), Map.of()));

        assertThat(CanonicalJson.of(object)).isEqualTo("{\"a\":[{\"b\":true,\"\u00e9\":-5},[],{}],\"z\":1}");
        assertThat(CanonicalJson.of(Map.of())).isEqualTo("{}");
    }

    /** The example of RFC 8785, section 3.2.2, as far as text goes. */
    @Test
    void textIsSpelledAsTheStandardSays() {
        String text = "\u20ac$\u000f\nA'B\"\\\\\"/";

        assertThat(CanonicalJson.of(Map.of("string", text)))
                .isEqualTo("{\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    @Test
    void everyCharacterComesBackAsItWent() {
        StringBuilder every = new StringBuilder();
        for (char c = 0; c < 0xd800; c++) {
            every.append(c);
        }

        String spelled = CanonicalJson.of(Map.of("text", every.toString()));

        assertThat(new JsonMapper().readTree(spelled).get("text").asString()).isEqualTo(every.toString());
    }

    @Test
    void whatHasNoOneSpellingIsNotSpelled() {
        assertThatThrownBy(() -> CanonicalJson.of(Map.of("ratio", 0.1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CanonicalJson.of(Map.of("large", 1L << 53)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
