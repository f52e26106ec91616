package nl.qualityregister.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import nl.qualityregister.evidence.Evidence;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.evidence.EvidenceState;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.organisation.Account;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Learners;
import nl.qualityregister.support.Learners.Learner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was asked back and is not answered comes back to a person; nothing is rejected by the calendar. */
@DomainTest
class UnansweredTest {
    private static final int ALL = 10_000;

    @Autowired
    Desk desk;

    @Autowired
    Unanswered unanswered;

    @Autowired
    EvidenceDossiers dossiers;

    @Autowired
    BusinessDay businessDay;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext rooms;

    Assessors assessors;
    Claims claims;
    Learner learner;
    Evidence evidence;
    ItemId first;
    LocalDate answerBy;

    @BeforeEach
    void askedBack() {
        assessors = new Assessors(rooms);
        claims = new Claims(rooms);
        learner = new Learners(rooms).somebody();
        evidence = claims.submitted(learner);
        first = claims.item(evidence);
        answerBy = businessDay.today().plusDays(14);
        desk.conclude(first, Findings.askedBack("date-not-shown", "Welke dag?", answerBy), assessors.any());
    }

    @Test
    void theProfessionalSeesByWhenToAnswer() {
        assertThat(dossiers.find(evidence.id()).orElseThrow().answerBy()).isEqualTo(answerBy);
    }

    @Test
    void itLiesOnTheDeskAgainOnceTheDayHasPassedAndIsStillHersToMend() {
        unanswered.layBack(answerBy, ALL);
        assertThat(openItems()).isEmpty();

        unanswered.layBack(answerBy.plusDays(1), ALL);
        unanswered.layBack(answerBy.plusDays(2), ALL);

        Account assessor = assessors.any();
        assertThat(openItems()).hasSize(1);
        Item back = desk.find(openItems().getFirst(), assessor).orElseThrow();
        assertThat(back.unanswered()).isTrue();
        assertThat(dossiers.find(evidence.id()).orElseThrow().state()).isEqualTo(EvidenceState.RETURNED);
    }

    @Test
    void anAnswerThatComesLateReachesTheSameItem() {
        unanswered.layBack(answerBy.plusDays(1), ALL);
        ItemId back = openItems().getFirst();
        Evidence returned = dossiers.find(evidence.id()).orElseThrow();

        dossiers.submit(returned.id(), returned.version(), Claims.BY);

        assertThat(openItems()).containsExactly(back);
        assertThat(desk.find(back, assessors.any()).orElseThrow().unanswered()).isFalse();
    }

    @Test
    void aPersonMayAcceptRejectOrAskAgainWithoutAnAnswer() {
        for (Finding finding : List.of(
                Findings.accepted(),
                Findings.rejected("date-not-shown"),
                Findings.askedBack("date-not-shown", "Nog eens?", answerBy.plusDays(30)))) {
            askedBack();
            unanswered.layBack(answerBy.plusDays(1), ALL);
            ItemId back = openItems().getFirst();

            Item concluded = desk.conclude(back, finding, assessors.any());

            assertThat(concluded.conclusion()).isEqualTo(finding.conclusion());
        }
    }

    @Test
    void whatWasAnsweredOrWithdrawnInTimeIsNotLaidBack() {
        Evidence returned = dossiers.find(evidence.id()).orElseThrow();
        dossiers.withdraw(returned.id(), returned.version(), "toch niet", Claims.BY);

        unanswered.layBack(answerBy.plusDays(1), ALL);

        assertThat(openItems()).isEmpty();
    }

    @Test
    void whoHasNotAnsweredIsRemindedOnce() {
        unanswered.remind(answerBy.minusDays(8), 7, ALL);
        assertThat(reminders()).isZero();

        unanswered.remind(answerBy.minusDays(7), 7, ALL);
        unanswered.remind(answerBy.minusDays(6), 7, ALL);

        assertThat(reminders()).isEqualTo(1);
    }

    private List<ItemId> openItems() {
        return jdbc.sql("select id from desk_item where subject = :subject and state = 'OPEN' and sample_of is null")
                .param("subject", "evidence:" + evidence.id())
                .query((row, i) -> new ItemId(row.getObject("id", java.util.UUID.class)))
                .list();
    }

    private long reminders() {
        return jdbc.sql("select count(*) from outbox where once_key = :key")
                .param("key", "evidence:" + evidence.id() + ":reminder:" + first)
                .query(Long.class)
                .single();
    }
}
