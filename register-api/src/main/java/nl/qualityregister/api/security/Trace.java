package nl.qualityregister.api.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.trail.Footprint;
import nl.qualityregister.trail.Trail;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Leaves the footprints of those who look; what somebody does is kept by the room in which he does it. */
@Component
public class Trace {
    private static final String ATTEMPTS = Trace.class.getName() + ".attempts";

    private final Trail trail;
    private final Registrants registrants;

    Trace(Trail trail, Registrants registrants) {
        this.trail = trail;
        this.registrants = registrants;
    }

    /** @param numbers the registration numbers of those whose it is */
    public void of(Caller caller, String act, String object, String ground, String... numbers) {
        trail.record(List.of(footprint(caller, act, object, ground, numbers)));
    }

    /** Somebody looks at what is his own. */
    public void ofOwn(Caller caller, String act, String object) {
        String[] own = registrants
                .byAccount(caller.known().id())
                .map(Registrant::number)
                .map(number -> new String[] {number.value()})
                .orElse(new String[0]);
        of(caller, act, object, "own-file", own);
    }

    /**
     * Somebody asked for what is not his, and will be told that there is nothing. Within a write it is kept when that has been undone.
     */
    public void ofAttempt(Caller caller, String object, String... numbers) {
        Footprint attempt = footprint(caller, "refused", object, "none", numbers);
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            attempts(request()).add(attempt);
        } else {
            trail.record(List.of(attempt));
        }
    }

    /** Writes down what was tried during the request; after its transaction. */
    public void keepAttempts(HttpServletRequest request) {
        List<Footprint> attempts = attempts(request);
        if (!attempts.isEmpty()) {
            trail.record(attempts);
            attempts.clear();
        }
    }

    @SuppressWarnings("unchecked") // only this class writes the attribute
    private static List<Footprint> attempts(HttpServletRequest request) {
        List<Footprint> kept = (List<Footprint>) request.getAttribute(ATTEMPTS);
        if (kept == null) {
            kept = new ArrayList<>();
            request.setAttribute(ATTEMPTS, kept);
        }
        return kept;
    }

    private static HttpServletRequest request() {
        return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
    }

    private static Footprint footprint(Caller caller, String act, String object, String ground, String... numbers) {
        return new Footprint(caller.actor(), act, object, List.of(numbers), ground, caller.client());
    }
}
