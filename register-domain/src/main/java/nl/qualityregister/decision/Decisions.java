package nl.qualityregister.decision;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.qualityregister.assessment.ItemKind;
import nl.qualityregister.assessment.ItemsConcluded;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.norm.Verdict;
import nl.qualityregister.organisation.AccountId;
import nl.qualityregister.trail.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door of decisions. */
@Service
@Transactional
public class Decisions {
    private final Applications applications;
    private final ApplicationRows applicationRows;
    private final TakeOver takeOver;
    private final Renewals renewals;
    private final Admissibility admissibility;
    private final BusinessDay businessDay;

    Decisions(
            Applications applications,
            ApplicationRows applicationRows,
            TakeOver takeOver,
            Renewals renewals,
            Admissibility admissibility,
            BusinessDay businessDay) {
        this.applications = applications;
        this.applicationRows = applicationRows;
        this.takeOver = takeOver;
        this.renewals = renewals;
        this.admissibility = admissibility;
        this.businessDay = businessDay;
    }

    /** Checks everything at once (InputRefused); refuses with {@link ApplicationPending} when the account has one open for the register. */
    public Application apply(NewApplication application, AccountId applicant, Actor by) {
        return applications.apply(application, applicant, by);
    }

    /**
     * Enters the person (or finds her by the account: she keeps her number), appends the entries and opens the first cycle on the business
     * day; an occupation that a running cycle of hers judges joins that cycle. Refuses with {@link ApplicationAlreadyDecided}, also who
     * comes second, {@link ApplicationNotFound}, {@link AlreadyRegistered}, {@link CycleAwaitsDecision}, {@link OwnCase}, NoNormInForce,
     * and InputRefused when the desk was not heard, or the desk or the norm says no, and no reason is given.
     *
     * @param reason to accept all the same
     */
    public Application accept(ApplicationId id, @Nullable String reason, Actor by) {
        return applications.accept(id, reason, by);
    }

    /**
     * Hands in again what the desk asked back, as a whole. Refuses with {@link ApplicationNotFound} (also somebody else's),
     * {@link ApplicationNotReturned}, or with every fault at once.
     */
    public Application submitAgain(ApplicationId id, NewApplication application, AccountId applicant, Actor by) {
        return applications.submitAgain(id, application, applicant, by);
    }

    @EventListener
    void found(ItemsConcluded concluded) {
        concluded.items().stream()
                .filter(item -> item.kind() == ItemKind.APPLICATION)
                .forEach(applications::found);
    }

    /** What the norms for entry say of an undecided application today; one for each norm set that has such rules. */
    @Transactional(readOnly = true)
    public List<Verdict> admissibility(Application application) {
        return admissibility.verdicts(application, businessDay.today());
    }

    /** An applicant's own, the newest first. */
    @Transactional(readOnly = true)
    public List<Application> applicationsOf(AccountId applicant) {
        return applicationRows.of(applicant);
    }

    /** Refuses itself with {@link ApplicationAlreadyDecided}, {@link ApplicationNotFound}, or InputRefused without a reason. */
    public Application refuse(ApplicationId id, String reason, Actor by) {
        return applications.refuse(id, reason, by);
    }

    /** The applicant takes it back; an application of somebody else is {@link ApplicationNotFound}. */
    public Application withdraw(ApplicationId id, AccountId applicant, Actor by) {
        return applications.withdraw(id, applicant, by);
    }

    @Transactional(readOnly = true)
    public Optional<Application> application(ApplicationId id) {
        return applicationRows.find(id);
    }

    /** For the registrar: in a state, oldest first, after the given id, at most {@code limit}. */
    @Transactional(readOnly = true)
    public List<Application> applications(ApplicationState state, Optional<ApplicationId> after, int limit) {
        return applicationRows.list(state, after, limit);
    }

    /**
     * What {@link #takeOver} would refuse, for each admission in the order given, beside what is known and beside those before it; an
     * admission that is known already has no fault.
     */
    @Transactional(readOnly = true)
    public List<List<Fault>> check(Collection<Admission> admissions) {
        return takeOver.check(admissions);
    }

    /**
     * Takes over registrations in one chunk; a known number with the same registration is left out, known people keep what they have.
     * Returns how many brought something new. Refuses the whole chunk with every fault of {@link #check} ({@code /<place>/…}).
     */
    public int takeOver(Collection<Admission> admissions, Actor by) {
        return takeOver.takeOver(admissions, by);
    }

    /**
     * Decides what the norm may: judged cycles that met it, of people who stand registered, are renewed (entries appended, next cycle
     * opened, {@link CyclesRenewed} published); the others wait for the registrar. Where the facts changed since the verdict it is judged
     * anew first. Returns the decisions taken.
     */
    public List<RenewalDecision> concludeByNorm(Collection<CycleId> judged, Actor by) {
        return renewals.concludeByNorm(judged, by);
    }

    /**
     * Renews a running cycle that meets its norm before its end, where the norm allows it: the next cycle keeps its beginning or begins
     * tomorrow, as the norm says. Refuses with CycleNotFound, {@link EarlyRenewalNotAllowed}, {@link EarlyRenewalNotOpen}, {@link NormNotMetYet},
     * {@link CycleAwaitsDecision}, {@link CycleAlreadyDecided}, {@link RegistrationEnded} and NoNormInForce.
     */
    public RenewalDecision renewEarly(CycleId cycle, Actor by) {
        return renewals.renewEarly(cycle, by);
    }

    /**
     * A person decides, with a reason; a renewal against the norm leaves the computed verdict as it is and uses an exception that two
     * people signed ({@link Discretions}), or refuses with {@link DiscretionRequired}. Against the person only after she was heard
     * ({@link Hearings}): {@link NoIntentionAnnounced}, {@link HearingNotOver}, {@link EvidenceAwaitsAssessment}. A registration that is
     * not renewed lapses on the day after the decision, never earlier. Refuses with {@link CycleAlreadyDecided}, {@link CycleNotJudged},
     * {@link VerdictOutdated} (the new verdict is kept), {@link RegistrationEnded}, NoNormInForce, or InputRefused when the reason
     * is missing.
     */
    @Transactional(noRollbackFor = VerdictOutdated.class)
    public RenewalDecision decide(CycleId cycle, RenewalOutcome outcome, String reason, Actor by) {
        return renewals.decide(cycle, outcome, reason, by);
    }

    /** Decisions not to renew whose registrations end with the day or ended before, and that are not entered yet; at most {@code limit}. */
    @Transactional(readOnly = true)
    public List<DecisionId> lapsesDue(RegisterId register, LocalDate day, int limit) {
        return renewals.lapsesDue(register, day, limit);
    }

    /**
     * Enters the lapses that people decided and whose term is over, under the name of who decided; what was replaced, or waits for an
     * objection, is left out. Returns how many were entered.
     */
    public int lapse(Collection<DecisionId> decided, Actor by) {
        return renewals.lapse(decided, by);
    }

    /** Judged cycles that a person must decide, by id from {@code after} (exclusive), at most {@code limit}. */
    @Transactional(readOnly = true)
    public List<CycleId> waitingForRegistrar(RegisterId register, long after, int limit) {
        return renewals.waitingForRegistrar(register, after, limit);
    }

    @Transactional(readOnly = true)
    public Optional<RenewalDecision> decision(DecisionId id) {
        return renewals.find(id);
    }

    /** On each of the cycles that one was taken on. */
    @Transactional(readOnly = true)
    public Map<CycleId, RenewalDecision> decisionsOn(Collection<CycleId> cycles) {
        return renewals.on(cycles);
    }

    @Transactional(readOnly = true)
    public Optional<RenewalDecision> decisionOn(CycleId cycle) {
        return renewals.on(cycle);
    }
}
