package nl.qualityregister.certificate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.qualityregister.norm.HouseStyle;
import nl.qualityregister.norm.Register;
import nl.qualityregister.norm.Texts;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The words of certificates that are the same for everybody, in {@code certificate/wording.json}. */
@Component
class Wording {
    private final Map<String, Map<String, Texts>> words;

    Wording(JsonMapper json) {
        this.words = json.readValue(resource(), new TypeReference<>() {});
    }

    Stationery stationery(Register register, CertificateKind kind) {
        Map<String, Texts> all = new HashMap<>(words("common"));
        all.putAll(words(kind.code()));
        all.put("about", register.about());
        HouseStyle style = register.houseStyle();
        all.putAll(style.words().getOrDefault("common", Map.of()));
        all.putAll(style.words().getOrDefault(kind.code(), Map.of()));
        return new Stationery(
                register.id().value(),
                kind.code(),
                register.name(),
                Ink.readable(style.primary()),
                style.accent(),
                style.logo() == null ? mark(style) : own(style.logo()),
                all);
    }

    private static Stationery.Logo own(HouseStyle.Logo logo) {
        return new Stationery.Logo(
                logo.width(),
                logo.height(),
                logo.shapes().stream()
                        .map(shape -> new Stationery.Shape(shape.path(), shape.fill()))
                        .toList());
    }

    /** For a register without a logo of its own: a tick in its colour. */
    private static Stationery.Logo mark(HouseStyle style) {
        return new Stationery.Logo(
                48,
                48,
                List.of(
                        new Stationery.Shape(
                                "M24 2 C36.15 2 46 11.85 46 24 C46 36.15 36.15 46 24 46 C11.85 46 2 36.15 2 24 C2"
                                        + " 11.85 11.85 2 24 2 Z",
                                style.primary()),
                        new Stationery.Shape("M13 25 l4 -4 l5 5 l11 -11 l4 4 L22 34 Z", style.background())));
    }

    /** One of what differs from person to person. */
    Texts words(String part, String place) {
        Texts found = words(part).get(place);
        if (found == null) {
            throw new IllegalStateException("wording.json has no " + place + " in " + part);
        }
        return found;
    }

    private Map<String, Texts> words(String part) {
        Map<String, Texts> found = words.get(part);
        if (found == null) {
            throw new IllegalStateException("wording.json has no part " + part);
        }
        return found;
    }

    private static java.io.InputStream resource() {
        try {
            return new ClassPathResource("certificate/wording.json").getInputStream();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
