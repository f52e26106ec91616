package nl.qualityregister.assessment;

import static nl.qualityregister.support.Learners.REGISTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.qualityregister.evidence.Claim;
import nl.qualityregister.evidence.Evidence;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.evidence.EvidenceState;
import nl.qualityregister.norm.Hundredths;
import nl.qualityregister.organisation.Account;
import nl.qualityregister.points.Points;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Learners;
import nl.qualityregister.support.Learners.Learner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Some files are judged a second time, to see whether assessors agree; nothing hangs on it for the registrant. */
@DomainTest
class SamplesTest {
    @Autowired
    Desk desk;

    @Autowired
    EvidenceDossiers dossiers;

    @Autowired
    Points points;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext rooms;

    Learners learners;
    Assessors assessors;
    Claims claims;

    private record Sampled(Learner learner, Evidence evidence, ItemId second) {}

    @BeforeEach
    void people() {
        learners = new Learners(rooms);
        assessors = new Assessors(rooms);
        claims = new Claims(rooms);
    }

    @Test
    void theLotIsDrawnFromTheKeptSeedAndCanBeDrawnAgain() {
        ItemId item = claims.itemOf(learners.somebody());

        desk.conclude(item, Findings.accepted(), assessors.any());

        Map<String, Object> kept =
                jdbc.sql("""
                select l.lot, l.per_thousand, s.seed, exists (select from desk_item where sample_of = l.item_id) as drawn
                from desk_lot l
                join desk_seed s on s.register = l.register and s.month = l.month
                where l.item_id = :item
                """).param("item", item.value()).query().singleRow();
        int lot = (Integer) kept.get("lot");
        assertThat(lot).isEqualTo(Samples.lot((String) kept.get("seed"), item));
        assertThat(kept.get("drawn")).isEqualTo(lot < 50);
    }

    @Test
    void lotsAreSpreadEvenly() {
        int[] tenths = new int[10];
        for (int i = 0; i < 10_000; i++) {
            tenths[Samples.lot("seed", new ItemId(new UUID(7, i))) / 100]++;
        }

        assertThat(java.util.Arrays.stream(tenths)).allMatch(count -> count > 850 && count < 1_150);
    }

    @Test
    void theSecondVerdictChangesNothingForTheRegistrantAndTheSecondSeesWhatWasSubmitted() {
        Account first = assessors.any();
        Account second = assessors.any();
        Sampled sampled = sampled(first);
        Item blind = desk.find(sampled.second(), second).orElseThrow();

        Evidence seen = desk.evidence(blind.id(), second).orElseThrow();
        Item concluded = desk.conclude(blind.id(), Findings.rejected("not-recognised"), second);

        assertThat(seen.state()).isEqualTo(EvidenceState.SUBMITTED);
        assertThat(((Claim.OfActivity) seen.claim()).points()).isEqualTo(Hundredths.ofWhole(8));
        assertThat(seen.reason()).isNull();
        assertThat(concluded.state()).isEqualTo(ItemState.CONCLUDED);
        assertThat(dossiers.find(sampled.evidence().id()).orElseThrow().state()).isEqualTo(EvidenceState.ACCEPTED);
        assertThat(points.ledger(sampled.learner().id(), REGISTER))
                .extracting(credit -> credit.fact().points())
                .containsExactly(Hundredths.ofWhole(5));
    }

    @Test
    void whoJudgedItFirstDoesNotLearnThatItIsJudgedAgain() {
        Account first = assessors.any();
        Sampled sampled = sampled(first);

        assertThat(desk.find(sampled.second(), first)).isEmpty();
        assertThat(desk.queue(QueueFilter.ALL, first, Optional.empty(), 10_000))
                .extracting(Item::id)
                .doesNotContain(sampled.second());
        assertThatThrownBy(() -> desk.claim(sampled.second(), first)).isInstanceOf(ItemNotFound.class);
    }

    @Test
    void agreementIsToldPerCategoryAndNotOfFew() {
        String category = "reflection";
        List<Account> pair = assessors.some(2);
        AgreementReport before = rooms.getBean(DeskReports.class).agreement(REGISTER, LocalDate.of(2000, 1, 1));
        for (int i = 0; i < AgreementReport.FEWEST; i++) {
            ItemId item = claims.itemOf(learners.somebody(), Claims.activity(category, 50, Map.of()));
            desk.conclude(item, Findings.accepted(), pair.getFirst());
            desk.conclude(item, i < 2 ? Findings.rejected("not-recognised") : Findings.accepted(), pair.getLast());
        }

        AgreementReport after = rooms.getBean(DeskReports.class).agreement(REGISTER, LocalDate.of(2000, 1, 1));

        AgreementReport.Row row = row(after, category).orElseThrow();
        long earlier = row(before, category).map(AgreementReport.Row::pairs).orElse(0L);
        assertThat(row.pairs()).isEqualTo(earlier + AgreementReport.FEWEST);
        assertThat(row.agreement()).isPresent();
        assertThat(row.agreement().getAsDouble()).isBetween(0.0, 0.99);
    }

    private static Optional<AgreementReport.Row> row(AgreementReport report, String category) {
        return report.rows().stream()
                .filter(row -> row.category().equals(category))
                .findFirst();
    }

    /** Judges until one is drawn; at fifty of a thousand that is after twenty, seldom after two hundred. */
    private Sampled sampled(Account first) {
        List<ItemId> tried = new ArrayList<>();
        while (tried.size() < 2_000) {
            Learner learner = learners.somebody();
            Evidence evidence = claims.submitted(learner);
            ItemId item = claims.item(evidence);
            tried.add(item);
            desk.conclude(item, Findings.inPart("worth-less", Map.of("points", "5")), first);
            Optional<UUID> second = jdbc.sql("select id from desk_item where sample_of = :item")
                    .param("item", item.value())
                    .query(UUID.class)
                    .optional();
            if (second.isPresent()) {
                return new Sampled(learner, evidence, new ItemId(second.get()));
            }
        }
        throw new AssertionError("none of " + tried.size() + " was drawn");
    }
}
