package nl.qualityregister.jobs.ledger;

import static nl.qualityregister.support.Professionals.REGISTER;
import static nl.qualityregister.support.Professionals.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.Cycles;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.jobs.JobRun;
import nl.qualityregister.jobs.Jobs;
import nl.qualityregister.jobs.support.JobTest;
import nl.qualityregister.points.Points;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.support.Professionals;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@JobTest
class ReconcileBalancesTest {
    @Autowired
    Jobs jobs;

    @Autowired
    Cycles cycles;

    @Autowired
    Registrants registrants;

    @Autowired
    Points points;

    @Autowired
    EvidenceDossiers evidence;

    @Autowired
    JdbcClient jdbc;

    private static final Map<String, String> LOOK = Map.of("register", REGISTER.value());
    private static final Map<String, String> REPAIR = Map.of("register", REGISTER.value(), "repair", "true");

    @Test
    void differencesAreReportedFailTheRunAndAreMendedOnlyWhenAsked() throws IOException {
        Professionals professionals = new Professionals(registrants, cycles, points, evidence);
        RegistrantId registrant = professionals.somebody();
        CycleId cycle = professionals.withACycle(registrant).id();
        professionals.credit(registrant, "training", "course", "7", START, Map.of());
        String number =
                registrants.byId(Set.of(registrant)).get(registrant).number().value();
        JobRun sound = jobs.run("ReconcileBalances", LOOK);
        spoil(cycle);

        JobRun found = jobs.run("ReconcileBalances", LOOK);
        List<String> report = report(found);
        JobRun stillThere = jobs.run("ReconcileBalances", LOOK);
        JobRun repaired = jobs.run("ReconcileBalances", REPAIR);
        List<String> mended = report(repaired);
        JobRun after = jobs.run("ReconcileBalances", LOOK);

        assertThat(sound.succeeded()).isTrue();
        assertThat(sound.count("cycles looked at")).isPositive();
        assertThat(found.succeeded()).isFalse();
        assertThat(found.failure().orElseThrow()).contains("1 balance differs");
        assertThat(found.summary().get("difference 1"))
                .isEqualTo(number + ", cycle " + cycle
                        + ", training: kept 6.5 points, 0 hours, 1 entries, recomputed 7 points, 0 hours, 1 entries");
        assertThat(found.summary().get("repair")).asString().startsWith("not asked");
        assertThat(report).hasSize(2).last().isEqualTo(number + "," + cycle + ",training,6.5,7,0,0,1,1,false");
        assertThat(stillThere.succeeded()).isFalse();
        assertThat(repaired.succeeded()).isTrue();
        assertThat(repaired.count("balances that differed")).isEqualTo(1);
        assertThat(repaired.count("balances that still differ")).isZero();
        assertThat(mended).last().asString().endsWith(",true");
        assertThat(after.succeeded()).isTrue();
        assertThat(after.summary()).doesNotContainKey("difference 1");
    }

    private void spoil(CycleId cycle) {
        jdbc.sql("update balance set points = points - 50 where cycle_id = :cycle")
                .param("cycle", cycle.value())
                .update();
    }

    private static List<String> report(JobRun run) throws IOException {
        return Files.readAllLines(Path.of(run.summary().get("report").toString()));
    }
}
