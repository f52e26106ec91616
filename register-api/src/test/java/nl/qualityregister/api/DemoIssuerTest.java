package nl.qualityregister.api;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.qualityregister.support.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;

class DemoIssuerTest {
    @Test
    void itRefusesToStartInProduction() {
        TestDatabase.Address database = TestDatabase.create();
        SpringApplication application = new SpringApplication(RegisterApi.class);

        assertThatThrownBy(() -> application.run(
                        "--register.demo-issuer=true",
                        "--register.production=true",
                        "--server.port=0",
                        "--logging.level.root=off",
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=" + database.user(),
                        "--spring.datasource.password=" + database.password()))
                .hasRootCauseMessage(
                        "register.demo-issuer=true gives tokens away and register.production=true says that"
                                + " the register runs for real: set one of them to false");
    }
}
