package nl.qualityregister.decision;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.organisation.AccountId;
import nl.qualityregister.trail.Actor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door of decisions. */
@Service
@Transactional
public class Decisions {
    /** Checks everything at once (InputRefused); refuses with ApplicationPending when the account has one open for the register. */
    public Application apply(NewApplication application, AccountId applicant, Actor by) {
        throw new UnsupportedOperationException();
    }

    /**
     * Enters the person, ties the account, appends the entries, opens the first cycle on the business day. Refuses with
     * ApplicationAlreadyDecided.
     */
    public Application accept(ApplicationId id, Actor by) {
        throw new UnsupportedOperationException();
    }

    public Application refuse(ApplicationId id, String reason, Actor by) {
        throw new UnsupportedOperationException();
    }

    public Optional<Application> application(ApplicationId id) {
        throw new UnsupportedOperationException();
    }

    /** For the registrar: in a state, oldest first, after the given id, at most {@code limit}. */
    public List<Application> applications(ApplicationState state, Optional<ApplicationId> after, int limit) {
        throw new UnsupportedOperationException();
    }

    /** Takes over registrations in one chunk; a known number with the same registration is left out. Returns how many were new. */
    public int takeOver(Collection<Admission> admissions, Actor by) {
        throw new UnsupportedOperationException();
    }

    /**
     * Decides what the norm may: judged cycles that met it are renewed (entries appended, next cycle opened, {@link CyclesRenewed}
     * published); the others wait for the registrar. At most {@code limit} from {@code after}; returns the decisions taken.
     */
    public List<RenewalDecision> concludeByNorm(Collection<CycleId> judged, Actor by) {
        throw new UnsupportedOperationException();
    }

    /** A person decides; refuses with CycleAlreadyDecided, CycleNotJudged, or InputRefused when the reason is missing. */
    public RenewalDecision decide(CycleId cycle, RenewalOutcome outcome, String reason, Actor by) {
        throw new UnsupportedOperationException();
    }

    /** Judged cycles that a person must decide, by id. */
    public List<CycleId> waitingForRegistrar(RegisterId register, long after, int limit) {
        throw new UnsupportedOperationException();
    }

    public Optional<RenewalDecision> decision(DecisionId id) {
        throw new UnsupportedOperationException();
    }
}
