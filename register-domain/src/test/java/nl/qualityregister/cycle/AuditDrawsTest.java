package nl.qualityregister.cycle;

import static nl.qualityregister.support.Professionals.JOB_COACH;
import static nl.qualityregister.support.Professionals.REGISTER;
import static nl.qualityregister.support.Professionals.TEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.norm.NormVersion;
import nl.qualityregister.points.Points;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.support.AtOnce;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Professionals;
import nl.qualityregister.support.RecordedNorms;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A sample is committed to beforehand, drawn once, and can be drawn again by anybody. */
@DomainTest
class AuditDrawsTest {
    @Autowired
    AuditDraws draws;

    @Autowired
    Cycles cycles;

    @Autowired
    Registrants registrants;

    @Autowired
    Points points;

    @Autowired
    EvidenceDossiers evidence;

    @Autowired
    BusinessDay businessDay;

    @Autowired
    JdbcClient jdbc;

    Professionals professionals;
    LocalDate today;
    LocalDate end;
    NormVersion norm;

    /** Each test has days of its own, on which nothing else ends. */
    @BeforeEach
    void aDayOfTheirOwn() {
        professionals = new Professionals(registrants, cycles, points, evidence);
        today = businessDay.today();
        end = LocalDate.of(2100, 1, 1).plusDays(ThreadLocalRandom.current().nextInt(1_000_000));
        norm = new RecordedNorms(jdbc)
                .demoAsking(160, "a-" + UUID.randomUUID().toString().substring(0, 8));
    }

    private List<CycleId> cyclesOf(List<RegistrantId> people, LocalDate lastDay) {
        return cycles
                .open(people.stream()
                        .map(person -> new NewCycle(
                                person,
                                REGISTER,
                                norm,
                                Set.of(JOB_COACH),
                                0,
                                lastDay.minusYears(4).plusDays(1),
                                lastDay))
                        .toList())
                .stream()
                .map(Cycle::id)
                .toList();
    }

    private AuditDraw committed() {
        return draws.commit(REGISTER, end, end, today.plusDays(1), TEST);
    }

    /** As if it had been committed to a day earlier. */
    private AuditDraw drawn(AuditDraw committed) {
        aDayPasses(committed);
        return draws.draw(committed.id(), TEST);
    }

    private void aDayPasses(AuditDraw committed) {
        jdbc.sql("update audit_draw set committed_on = committed_on - 1, draw_on = draw_on - 1 where id = :id")
                .param("id", committed.id().value())
                .update();
    }

    private List<CycleId> sample(AuditDraw draw) {
        return draws.drawn(draw.id(), 0, 10_000).stream().map(AuditLot::cycle).toList();
    }

    @Test
    void theHashIsPublishedFirstAndTheSeedWithTheDraw() {
        cyclesOf(professionals.people(10), end);

        AuditDraw committed = committed();
        AuditDraw drawn = drawn(committed);

        assertThat(committed.seed()).isNull();
        assertThat(draws.find(committed.id()).orElseThrow().commitment()).isEqualTo(committed.commitment());
        assertThat(AuditLottery.commitment(drawn.seed())).isEqualTo(committed.commitment());
        assertThat(drawn.listed()).isEqualTo(10);
        assertThat(drawn.drawn()).isEqualTo(1);
        assertThat(sample(drawn)).hasSize(1);
    }

    @Test
    void nobodyDrawsBeforeTheDay() {
        AuditDraw committed = committed();

        assertThatThrownBy(() -> draws.draw(committed.id(), TEST)).isInstanceOf(AuditDrawNotDue.class);
        assertThatThrownBy(() -> draws.commit(REGISTER, end, end.minusDays(1), today, TEST))
                .isInstanceOfSatisfying(
                        InputRefused.class,
                        refused -> assertThat(refused.faults()).hasSize(2));
    }

    @Test
    void theScriptInTheDocsDrawsTheSame() throws Exception {
        cyclesOf(professionals.people(130), end);
        AuditDraw drawn = drawn(committed());
        String list = AuditLottery.HEAD
                + String.join(
                        "",
                        draws.list(drawn.id(), 0, 10_000).stream()
                                .map(AuditLot::line)
                                .toList());
        assumeThat(python()).isTrue();

        Process script = new ProcessBuilder(
                        "python3", Path.of("../docs/audit-draw.py").toString(), drawn.seed())
                .redirectErrorStream(true)
                .start();
        script.getOutputStream().write(list.getBytes(StandardCharsets.UTF_8));
        script.getOutputStream().close();
        String printed = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(script.waitFor()).as(printed).isZero();
        assertThat(printed.lines().map(line -> new CycleId(Long.parseLong(line))))
                .containsExactlyElementsOf(sample(drawn));
        assertThat(sample(drawn)).hasSize(7);
        assertThat(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(list.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(drawn.listSha256());
    }

    private static boolean python() {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void eachStratumIsRoundedUpAndWhoWasDrawnIsNotDrawnAgain() {
        List<AuditLot> list = IntStream.rangeClosed(1, 121)
                .mapToObj(i -> new AuditLot(new CycleId(i), i <= 21 ? "small" : "large", 500, false))
                .toList();
        Set<CycleId> lottery = AuditLottery.draw("00".repeat(32), list);
        cyclesOf(professionals.people(3), end);
        List<CycleId> first = sample(drawn(committed()));
        AuditDraw second = drawn(committed());

        assertThat(lottery.stream().filter(cycle -> cycle.value() <= 21)).hasSize(2);
        assertThat(lottery).hasSize(7);
        assertThat(first).hasSize(1);
        assertThat(second.listed()).isEqualTo(2);
        assertThat(sample(second)).doesNotContainAnyElementsOf(first);
    }

    @Test
    void whoFailedIsDrawnAgainTheNextTimeWhateverTheLot() {
        RegistrantId person = professionals.somebody();
        CycleId earlier = cyclesOf(List.of(person), end).getFirst();
        drawn(committed());
        jdbc.sql("update audit_lot set outcome = 'FAILED', concluded_at = now() where cycle_id = :cycle")
                .param("cycle", earlier.value())
                .update();
        end = end.plusYears(4);
        cyclesOf(professionals.people(40), end);
        CycleId next = cyclesOf(List.of(person), end).getFirst();

        AuditDraw drawn = drawn(committed());

        assertThat(draws.drawn(drawn.id(), 0, 100))
                .filteredOn(AuditLot::forced)
                .extracting(AuditLot::cycle)
                .containsExactly(next);
        assertThat(sample(drawn)).hasSize(3);
        assertThat(draws.outcomes(List.of(earlier, next)))
                .containsEntry(earlier, AuditOutcome.FAILED)
                .containsEntry(next, AuditOutcome.OPEN);
    }

    @Test
    void whatIsDrawnLiesOnTheDesk() {
        cyclesOf(professionals.people(5), end);

        CycleId chosen = sample(drawn(committed())).getFirst();

        assertThat(jdbc.sql(
                                "select count(*) from desk_item where kind = 'AUDIT' and subject = :subject and state = 'OPEN'")
                        .param("subject", "audit:" + chosen)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void sixteenDrawAndItIsDrawnOnce() throws InterruptedException {
        cyclesOf(professionals.people(40), end);
        AuditDraw committed = committed();
        aDayPasses(committed);

        var endings = AtOnce.run(16, thread -> () -> draws.draw(committed.id(), TEST));

        assertThat(endings).allMatch(ending -> ending.thrown() == null);
        assertThat(endings.stream().map(AtOnce.Ending::result).distinct()).hasSize(1);
        assertThat(sample(committed)).hasSize(2);
    }
}
