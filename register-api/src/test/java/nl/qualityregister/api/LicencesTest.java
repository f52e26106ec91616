package nl.qualityregister.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import nl.qualityregister.support.Licences;
import nl.qualityregister.support.Licences.Part;
import org.junit.jupiter.api.Test;

/** What the application is made of is known, and may be used. */
class LicencesTest {
    private static final Path MODULE = Path.of("");

    @Test
    void everyPartHasALicenceThatIsOnTheList() throws IOException {
        List<Part> parts = Licences.parts(MODULE);
        Licences.report(parts, MODULE);

        assertThat(parts)
                .extracting(Part::name)
                .contains("org.postgresql:postgresql", "org.springframework:spring-core");
        assertThat(Licences.notAllowed(parts)).isEmpty();
    }

    @Test
    void aPartUnderAnotherLicenceIsFound() throws IOException {
        Part foreign = new Part("org.example:other", "1", Set.of("Anything But Free"));
        Part silent = new Part("org.example:silent", "1", Set.of());

        assertThat(Licences.notAllowed(List.of(foreign, silent))).containsExactly(foreign, silent);
    }
}
