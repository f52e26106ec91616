package nl.qualityregister.points;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.trail.Actor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door of the ledger. Attendance and accepted evidence credit by themselves, through events. */
@Service
@Transactional
public class Points {
    /** Credits what is new by source; what is known is left out. Returns the new entries. */
    public List<Credit> credit(Collection<NewCredit> credits, Actor by) {
        throw new UnsupportedOperationException();
    }

    /** Takes back by counter-entry; refuses with CreditAlreadyReversed. */
    public List<Credit> reverse(
            RegisterId register, RegistrantId registrant, Collection<CreditSource> sources, String reason, Actor by) {
        throw new UnsupportedOperationException();
    }

    /** Every entry, reversals too, in the order credited. */
    public List<Credit> ledger(RegistrantId registrant, RegisterId register) {
        throw new UnsupportedOperationException();
    }

    /** What stands (not reversed) of each registrant, in the order of completion, then of id. */
    public Map<RegistrantId, List<Credit>> standing(Collection<RegistrantId> registrants, RegisterId register) {
        throw new UnsupportedOperationException();
    }
}
