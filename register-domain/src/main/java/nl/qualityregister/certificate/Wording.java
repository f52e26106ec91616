package nl.qualityregister.certificate;

import java.util.HashMap;
import java.util.Map;
import nl.qualityregister.norm.RegisterId;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The words of certificates that are the same for everybody, in {@code certificate/wording.json}. */
@Component
class Wording {
    private final Map<String, Map<String, Bilingual>> words;

    Wording(JsonMapper json) {
        this.words = json.readValue(resource(), new TypeReference<>() {});
    }

    Stationery stationery(RegisterId register, CertificateKind kind, HouseStyle style) {
        Map<String, Bilingual> all = new HashMap<>(words("common"));
        all.putAll(words(kind.code()));
        return new Stationery(
                register.value(), kind.code(), style.name(), style.colour(), style.accent(), style.logo(), all);
    }

    private Map<String, Bilingual> words(String part) {
        Map<String, Bilingual> found = words.get(part);
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
