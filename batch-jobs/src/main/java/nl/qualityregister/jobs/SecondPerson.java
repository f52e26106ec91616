package nl.qualityregister.jobs;

import nl.qualityregister.organisation.Approvals;
import nl.qualityregister.organisation.JointAct;
import nl.qualityregister.trail.Actor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The other pair of eyes for what is done on the machine itself: a registrar has approved it over the API within the day. Asked for where
 * the register runs for real; a demo and a rehearsal have one person.
 */
@Component
public class SecondPerson {
    private final Approvals approvals;
    private final TransactionTemplate transaction;
    private final boolean production;

    SecondPerson(
            Approvals approvals,
            TransactionTemplate transaction,
            @Value("${register.production:false}") boolean production) {
        this.approvals = approvals;
        this.transaction = transaction;
        this.production = production;
    }

    /** Uses the approval up. Refuses with SecondPersonNeeded. */
    public void approved(JointAct act, String digest, Actor by) {
        if (production) {
            transaction.executeWithoutResult(status -> approvals.use(act, digest, by));
        }
    }
}
