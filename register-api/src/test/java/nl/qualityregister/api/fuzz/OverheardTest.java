package nl.qualityregister.api.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.qualityregister.support.Overheard;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class OverheardTest {
    /** So that silence about a name means that nobody said it. */
    @Test
    void itHearsANameThatIsLoggedOrThrown() {
        Overheard logs = Overheard.begin();
        LoggerFactory.getLogger("org.elsewhere").info("written to {}", "jet@example.org");
        LoggerFactory.getLogger("nl.qualityregister.x").debug("no", new IllegalStateException("Berg-1"));
        LoggerFactory.getLogger("org.elsewhere").debug("Jansen");
        logs.end();

        assertThat(logs.linesWith(List.of("jet@example.org"))).hasSize(1);
        assertThat(logs.linesWith(List.of("Berg-1"))).hasSize(1);
        assertThat(logs.linesWith(List.of("Jansen"))).isEmpty();
    }
}
