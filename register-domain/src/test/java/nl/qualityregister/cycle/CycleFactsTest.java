package nl.qualityregister.cycle;

import static nl.qualityregister.support.Professionals.END;
import static nl.qualityregister.support.Professionals.JOB_COACH;
import static nl.qualityregister.support.Professionals.REGISTER;
import static nl.qualityregister.support.Professionals.START;
import static nl.qualityregister.support.Professionals.TEST;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.norm.NormVersion;
import nl.qualityregister.norm.Verdict;
import nl.qualityregister.points.Points;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.roll.Roll;
import nl.qualityregister.support.DomainTest;
import nl.qualityregister.support.Professionals;
import nl.qualityregister.support.RecordedNorms;
import nl.qualityregister.support.Registrations;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the register itself knows, and what others confirmed, is before the norm beside ledger and evidence. */
@DomainTest
class CycleFactsTest {
    private static final LocalDate NIGHT = END.plusDays(1);

    @Autowired
    Cycles cycles;

    @Autowired
    Registrants registrants;

    @Autowired
    Points points;

    @Autowired
    EvidenceDossiers evidence;

    @Autowired
    Roll roll;

    @Autowired
    JdbcClient jdbc;

    Professionals professionals;
    RegistrantId registrant;
    NormVersion norm;

    @BeforeEach
    void aProfessional() {
        professionals = new Professionals(registrants, cycles, points, evidence);
        registrant = professionals.somebody();
        norm = new RecordedNorms(jdbc).resource("norms/what-is-known.json");
    }

    private CycleId aCycle(LocalDate start, LocalDate end, int renewal) {
        return cycles.open(List.of(new NewCycle(registrant, REGISTER, norm, Set.of(JOB_COACH), renewal, start, end)))
                .getFirst()
                .id();
    }

    private void credit(String worth, LocalDate day) {
        professionals.credit(registrant, "training", "course", worth, day, Map.of());
    }

    private Verdict judge(CycleId cycle, LocalDate night) {
        return Verdict.fromJson(
                cycles.judge(List.of(cycle), night, TEST).getFirst().result());
    }

    private static String rule(Verdict verdict, String id) {
        return verdict.rule(id)
                .map(rule -> rule.counted() + " of " + rule.required())
                .orElseThrow();
    }

    @Test
    void whatACycleHasTooMuchIsCarriedIntoTheNextAsFarAsItsNormSays() {
        CycleId first = aCycle(START, END, 0);
        CycleId second = aCycle(END.plusDays(1), END.plusYears(4), 1);
        credit("63", START);

        judge(first, NIGHT);
        Verdict next = Verdict.fromJson(cycles.look(second, NIGHT).result());

        assertThat(rule(next, "carried")).isEqualTo("10 of 1");
        assertThat(rule(next, "total")).isEqualTo("0 of 50");
        assertThat(rule(next, "failed-before")).isEqualTo("1 of 1");
    }

    @Test
    void whatACycleLackedIsADebtOfTheNext() {
        CycleId first = aCycle(START, END, 0);
        CycleId second = aCycle(END.plusDays(1), END.plusYears(4), 1);
        credit("42.5", START);

        judge(first, NIGHT);
        Verdict next = Verdict.fromJson(cycles.look(second, NIGHT).result());

        assertThat(rule(next, "total")).isEqualTo("0 of 57.5");
        assertThat(rule(next, "carried")).isEqualTo("0 of 1");
    }

    @Test
    void aVerdictIsOutdatedWhenAnEarlierCycleIsJudgedOtherwise() {
        CycleId first = aCycle(START, END, 0);
        CycleId second = aCycle(END.plusDays(1), END.plusYears(4), 1);
        credit("40", START);
        judge(first, NIGHT);
        credit("8", END);
        judge(second, END.plusYears(5));

        cycles.judgeAgain(List.of(first), NIGHT, TEST);

        assertThat(cycles.outdated(List.of(second))).containsExactly(second);
        assertThat(rule(judge(second, END.plusYears(5)), "total")).isEqualTo("0 of 52");
    }

    @Test
    void anEarlierCycleOfAnotherOccupationLeavesNothing() {
        cycles.open(List.of(new NewCycle(
                registrant,
                REGISTER,
                norm,
                Set.of(Professionals.DEBT_COUNSELLOR),
                0,
                START.minusYears(4),
                START.minusDays(1))));
        CycleId later = aCycle(START, END, 0);
        cycles.judge(
                cycles.of(List.of(registrant)).get(registrant).stream()
                        .map(Cycle::id)
                        .toList(),
                NIGHT,
                TEST);

        assertThat(rule(judge(later, NIGHT), "failed-before")).isEqualTo("0 of 1");
        assertThat(rule(judge(later, NIGHT), "total")).isEqualTo("0 of 50");
    }

    @Test
    void registrationsAreDocumentsAndTheDaysBetweenThemInterruptions() {
        CycleId cycle = aCycle(START, END, 0);
        Verdict before = Verdict.fromJson(cycles.look(cycle, END).result());

        roll.append(List.of(
                Registrations.registered(Registrations.jobCoach(registrant), START, null),
                Registrations.lapsed(Registrations.jobCoach(registrant), START.plusDays(100)),
                Registrations.registered(Registrations.jobCoach(registrant), START.plusDays(130), END)));
        Verdict after = Verdict.fromJson(cycles.look(cycle, END).result());
        Verdict between =
                Verdict.fromJson(cycles.look(cycle, START.plusDays(110)).result());

        assertThat(before.rule("registered").orElseThrow().met()).isFalse();
        assertThat(rule(before, "absent")).isEqualTo("0 of 1");
        assertThat(after.rule("registered").orElseThrow().met()).isTrue();
        assertThat(rule(after, "absent")).isEqualTo("30 of 1");
        assertThat(between.rule("registered").orElseThrow().met()).isFalse();
    }

    @Test
    void whatBecomesOfARegistrationAfterTheCycleIsNoMatterToItsVerdict() {
        CycleId cycle = aCycle(START, END, 0);
        roll.append(List.of(Registrations.registered(Registrations.jobCoach(registrant), START, null)));
        judge(cycle, NIGHT);

        roll.append(List.of(Registrations.lapsed(Registrations.jobCoach(registrant), END.plusDays(20))));

        assertThat(cycles.outdated(List.of(cycle))).isEmpty();
    }

    @Test
    void whatOthersConfirmedIsBeforeTheNormUntilItIsWithdrawn() {
        CycleId cycle = aCycle(START, END, 0);
        UUID id = confirmed("supervisor");
        Verdict with = judge(cycle, NIGHT);

        jdbc.sql("update confirmation set state = 'WITHDRAWN', withdrawn_at = answered_at where id = :id")
                .param("id", id)
                .update();
        Verdict without = judge(cycle, NIGHT);

        assertThat(with.rule("confirmed").orElseThrow().met()).isTrue();
        assertThat(without.rule("confirmed").orElseThrow().met()).isFalse();
    }

    private UUID confirmed(String by) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into confirmation (id, registrant_id, register, kind, happened_on, statement, relation, asked_name,
                                                  asked_email, language, state, times_asked, asked_at, last_asked_at, expires_at,
                                                  answered_at, answered_name, answered_role, given_by, credential)
                        values (:id, :registrant, 'krsd-demo', 'interview', :day, 'We talked.', 'SUPERVISOR', 'A', 'a@example.org', 'nl',
                                'CONFIRMED', 1, :at, :at, :at, :at, 'A', 'supervisor', :by, true)
                        """)
                .param("id", id)
                .param("registrant", registrant.value())
                .param("day", END.minusDays(9))
                .param("at", OffsetDateTime.of(2025, 6, 25, 12, 0, 0, 0, ZoneOffset.UTC))
                .param("by", by)
                .update();
        return id;
    }

    @Test
    void aVerdictNamesWhatElseItWasOn() {
        CycleId cycle = aCycle(START, END, 0);
        roll.append(List.of(Registrations.registered(Registrations.jobCoach(registrant), START, null)));
        UUID confirmation = confirmed("supervisor");

        judge(cycle, NIGHT);

        assertThat(jdbc.sql("select unnest(other_facts) from verdict where cycle_id = :cycle")
                        .param("cycle", cycle.value())
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("registration:job-coach:" + START + ":", "confirmation:" + confirmation);
    }
}
