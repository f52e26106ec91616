package nl.qualityregister.organisation;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import nl.qualityregister.trail.Actor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door of legal bodies and of those who act for them. */
@Service
@Transactional
public class Organisations {
    /** Adds those whose id is new; one that is known under the same id is left as it is. Returns how many were new. */
    public int enrol(Collection<Organisation> organisations, Actor by) {
        throw new UnsupportedOperationException();
    }

    public List<Organisation> find(Collection<OrganisationId> ids) {
        throw new UnsupportedOperationException();
    }

    /** Opens accounts whose (issuer, subject) is new, and adds grants that a known one lacks; in the order given. */
    public List<Account> open(Collection<NewAccount> accounts, Actor by) {
        throw new UnsupportedOperationException();
    }

    public Optional<Account> account(String issuer, String subject) {
        throw new UnsupportedOperationException();
    }
}
