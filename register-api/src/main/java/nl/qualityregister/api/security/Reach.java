package nl.qualityregister.api.security;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.qualityregister.api.problem.NotFound;
import nl.qualityregister.cycle.Cycle;
import nl.qualityregister.decision.Application;
import nl.qualityregister.decision.ApplicationId;
import nl.qualityregister.decision.Decisions;
import nl.qualityregister.evidence.ConfirmationId;
import nl.qualityregister.evidence.ConfirmationRequest;
import nl.qualityregister.evidence.Confirmations;
import nl.qualityregister.evidence.Evidence;
import nl.qualityregister.evidence.EvidenceDossiers;
import nl.qualityregister.evidence.EvidenceId;
import nl.qualityregister.file.FileId;
import nl.qualityregister.file.Files;
import nl.qualityregister.file.StoredFile;
import nl.qualityregister.organisation.ContractScope;
import nl.qualityregister.organisation.EmployerContractRequired;
import nl.qualityregister.organisation.EmployerContracts;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.registrant.ConsentId;
import nl.qualityregister.registrant.ConsentScope;
import nl.qualityregister.registrant.Consents;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantErased;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.registrant.RegistrationNumber;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/**
 * What of a kind a caller may touch, all in one place. Where it is nobody's business that something exists, the answer is that there
 * is nothing: {@link NotFound}. Conflicts of interest at the desk are judged by the desk itself.
 */
@Component
public class Reach {
    private final Registrants registrants;
    private final EvidenceDossiers dossiers;
    private final Confirmations confirmations;
    private final Files files;
    private final Decisions decisions;
    private final Consents consents;
    private final Trace trace;
    private final EmployerContracts contracts;

    Reach(
            Registrants registrants,
            EvidenceDossiers dossiers,
            Confirmations confirmations,
            Files files,
            Decisions decisions,
            Consents consents,
            Trace trace,
            EmployerContracts contracts) {
        this.contracts = contracts;
        this.registrants = registrants;
        this.dossiers = dossiers;
        this.confirmations = confirmations;
        this.files = files;
        this.decisions = decisions;
        this.consents = consents;
        this.trace = trace;
    }

    /** The professional herself, once she is registered. */
    public Registrant self(Caller caller) {
        return maybeSelf(caller).orElseThrow(NotFound::new);
    }

    /**
     * The dossier behind a number, for those who may read it: its owner, the registrar, and an employer with her consent. That somebody
     * else tried is kept on the trail.
     */
    public Registrant dossier(Caller caller, String number) {
        return opened(caller, number, ConsentScope.DOSSIER);
    }

    /** Whose the cycle is, for those who may read the dossier that it is part of. */
    public Registrant owner(Caller caller, Cycle cycle) {
        RegistrantId id = cycle.terms().registrant();
        return readable(
                caller, Objects.requireNonNull(registrants.byId(Set.of(id)).get(id)), ConsentScope.DOSSIER);
    }

    /** What of a person is her own, the office's, and that of whom she opened it to. */
    public Registrant opened(Caller caller, String number, ConsentScope scope) {
        return readable(caller, person(number), scope);
    }

    private Registrant readable(Caller caller, Registrant person, ConsentScope scope) {
        if (isSelf(caller, person)
                || caller.is(Role.REGISTRAR)
                || consent(caller, person, scope).isPresent()) {
            return person;
        }
        String number = person.number().value();
        trace.ofAttempt(caller, "dossier:" + number, number);
        throw new NotFound();
    }

    /** Nobody's but her own. */
    public Registrant own(Caller caller, String number) {
        Registrant person = person(number);
        requireOwn(caller, person.id(), "registrant:" + person.number().value());
        return person;
    }

    /** Whoever has the number, for one who tells something of him or her and is told nothing. */
    public Registrant anybody(String number) {
        return person(number);
    }

    private Registrant person(String number) {
        RegistrationNumber read = RegistrationNumber.read(number).orElseThrow(NotFound::new);
        Registrant person = Optional.ofNullable(
                        registrants.byNumber(Set.of(read)).get(read))
                .orElseThrow(NotFound::new);
        if (person.isErased()) {
            throw new RegistrantErased();
        }
        return person;
    }

    private Optional<ConsentId> consent(Caller caller, Registrant person, ConsentScope scope) {
        return caller.actsFor(Role.EMPLOYER).flatMap(organisation -> consents.allows(person.id(), organisation, scope));
    }

    /** Why the dossier may be read, for the trail. */
    public String ground(Caller caller, Registrant person) {
        return ground(caller, person, ConsentScope.DOSSIER);
    }

    public String ground(Caller caller, Registrant person, ConsentScope scope) {
        if (isSelf(caller, person)) {
            return "own-file";
        }
        return caller.is(Role.REGISTRAR)
                ? "task:registrar"
                : consent(caller, person, scope)
                        .map(consent -> "consent:" + consent)
                        .orElseThrow(NotFound::new);
    }

    /** Her own evidence. */
    public Evidence evidence(Caller caller, EvidenceId id) {
        Evidence found = dossiers.find(id).orElseThrow(NotFound::new);
        requireOwn(caller, found.registrant(), "evidence:" + id);
        return found;
    }

    /** What she asked somebody to confirm. */
    public ConfirmationRequest confirmation(Caller caller, ConfirmationId id) {
        ConfirmationRequest found = confirmations.find(id).orElseThrow(NotFound::new);
        requireOwn(caller, found.asked().registrant(), "confirmation:" + id);
        return found;
    }

    /** Who asks for another's is told that there is nothing, and the attempt is kept. */
    private void requireOwn(Caller caller, RegistrantId owner, String object) {
        if (maybeSelf(caller).map(Registrant::id).filter(owner::equals).isEmpty()) {
            String number = Optional.ofNullable(registrants.byId(Set.of(owner)).get(owner))
                    .map(person -> person.number().value())
                    .orElseThrow(NotFound::new);
            trace.ofAttempt(caller, object, number);
            throw new NotFound();
        }
    }

    /** A file that she handed in herself. */
    public StoredFile file(Caller caller, FileId id) {
        StoredFile found = files.describe(Set.of(id)).stream().findFirst().orElseThrow(NotFound::new);
        if (!found.storedBy().equals(caller.actor().name())) {
            trace.ofAttempt(caller, "file:" + id);
            throw new NotFound();
        }
        return found;
    }

    /** Her own application; the registrar's any. */
    public Application application(Caller caller, ApplicationId id) {
        return decisions
                .application(id)
                .filter(found -> caller.is(Role.REGISTRAR)
                        || found.applicant().equals(caller.known().id()))
                .orElseThrow(NotFound::new);
    }

    /** The employer for whom the caller acts, if a contract lets it be told this today; to others he is as anybody. */
    public Optional<OrganisationId> contracted(Caller caller, ContractScope scope) {
        return caller.actsFor(Role.EMPLOYER).filter(employer -> contracts.allows(employer, scope));
    }

    /** The same; refuses with EmployerContractRequired. */
    public OrganisationId contractor(Caller caller, ContractScope scope) {
        OrganisationId employer = organisation(caller, Role.EMPLOYER);
        if (!contracts.allows(employer, scope)) {
            throw new EmployerContractRequired(employer);
        }
        return employer;
    }

    /** The organisation for which the caller acts in a role that is always held for one. */
    public OrganisationId organisation(Caller caller, Role role) {
        return caller.actsFor(role)
                .orElseThrow(() -> new AccessDeniedException("the role is held for no organisation"));
    }

    private boolean isSelf(Caller caller, Registrant person) {
        return caller.is(Role.PROFESSIONAL) && caller.known().id().equals(person.account());
    }

    /** The professional herself, if she is registered by now. */
    public Optional<Registrant> maybeSelf(Caller caller) {
        return registrants.byAccount(caller.known().id());
    }
}
