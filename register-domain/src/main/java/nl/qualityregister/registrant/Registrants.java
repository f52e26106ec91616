package nl.qualityregister.registrant;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.qualityregister.organisation.AccountId;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.trail.Actor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door of people. */
@Service
@Transactional
public class Registrants {
    /** Enters the people in the order given; refuses with RegistrationNumberTaken. */
    public List<Registrant> enter(Collection<NewRegistrant> people, Actor by) {
        throw new UnsupportedOperationException();
    }

    /** Those that exist, by number; merged numbers answer under the number asked. */
    public Map<RegistrationNumber, Registrant> byNumber(Collection<RegistrationNumber> numbers) {
        throw new UnsupportedOperationException();
    }

    public Map<RegistrantId, Registrant> byId(Collection<RegistrantId> ids) {
        throw new UnsupportedOperationException();
    }

    public Optional<Registrant> byAccount(AccountId account) {
        throw new UnsupportedOperationException();
    }

    /** Ties the account to the person once; refuses with AccountAlreadyTied. */
    public void tie(AccountId account, RegistrantId registrant, Actor by) {
        throw new UnsupportedOperationException();
    }

    /** Where each of them works on the day. */
    public Map<RegistrantId, List<OrganisationId>> employers(Collection<RegistrantId> ids, java.time.LocalDate day) {
        throw new UnsupportedOperationException();
    }
}
