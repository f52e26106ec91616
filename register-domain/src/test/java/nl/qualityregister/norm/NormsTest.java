package nl.qualityregister.norm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import nl.qualityregister.support.DomainTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DomainTest
class NormsTest {

    private static final RegisterId DEMO = new RegisterId("krsd-demo");
    private static final OccupationCode JOB_COACH = new OccupationCode("job-coach");
    private static final LocalDate START = LocalDate.of(2024, 3, 1);

    @Autowired
    Norms norms;

    @Autowired
    NormVersions recorded;

    @Autowired
    JdbcClient jdbc;

    @Test
    void everyVersionIsRecordedWithItsHash() {
        NormSet norm = norms.inForce(DEMO, JOB_COACH, START, 0);

        String hash = recorded.find(norm.version()).orElseThrow().sha256();

        assertThat(hash).isEqualTo(norm.sha256());
        assertThat(norms.version(norm.version())).isSameAs(norm);
    }

    @Test
    void allOccupationsOfTheDemoRegisterAreJudgedByOneNormSet() {
        Register register = norms.register(DEMO);

        assertThat(register.occupations()).hasSize(6);
        assertThat(register.occupations())
                .allMatch(occupation -> norms.inForce(DEMO, occupation.code(), START, 2)
                        .version()
                        .normSet()
                        .equals(new NormSetId("krsd-demo")));
    }

    @Test
    void anUnknownRegisterOccupationOrVersionIsRefused() {
        assertThatThrownBy(() -> norms.register(new RegisterId("nowhere"))).isInstanceOf(RegisterUnknown.class);
        assertThatThrownBy(() -> norms.inForce(DEMO, new OccupationCode("plumber"), START, 0))
                .isInstanceOf(NoNormInForce.class);
        assertThatThrownBy(() -> norms.version(NormVersion.of("krsd-demo", "1900")))
                .isInstanceOf(NormVersionUnknown.class);
    }

    @Test
    void aRecordedVersionWithOtherContentKeepsTheProgramFromStarting() {
        NormSet norm = norms.inForce(DEMO, JOB_COACH, START, 0);
        NormSet changed = NormDocuments.read(
                        Map.of("changed", norm.print().replace("\"required\" : 160", "\"required\" : 161")))
                .norms()
                .get("changed");

        assertThatThrownBy(() -> recorded.record(changed))
                .isInstanceOf(NormVersionChanged.class)
                .hasMessageContaining("a version never changes");
    }

    @Test
    void theDatabaseLetsNobodyChangeOrRemoveARecordedVersion() {
        for (String act : List.of("update norm_version set document = ''", "delete from norm_version")) {
            assertThatThrownBy(() ->
                            jdbc.sql(act + " where norm_set = 'krsd-demo'").update())
                    .hasMessageContaining("never changed or removed");
        }
    }
}
