package nl.qualityregister.organisation;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.house.Violation;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.Register;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.trail.Actor;
import nl.qualityregister.trail.Footprint;
import nl.qualityregister.trail.Trail;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door of providers: one asks to be one, each register it asked decides, and its number is looked up in between. */
@Service
@Transactional
public class Providers {
    private final ProviderRows rows;
    private final Organisations organisations;
    private final Norms norms;
    private final BusinessDay businessDay;
    private final Trail trail;

    Providers(ProviderRows rows, Organisations organisations, Norms norms, BusinessDay businessDay, Trail trail) {
        this.rows = rows;
        this.organisations = organisations;
        this.norms = norms;
        this.businessDay = businessDay;
        this.trail = trail;
    }

    /**
     * Takes a provider in and lets the account act for it. Its number is looked up later: nobody waits for the chamber of commerce. Refuses
     * with the faults of the input, and with {@link ProviderKnownAlready}.
     */
    public Provider onboard(NewProvider provider, AccountId applicant, Actor by) {
        InputRefused.ifAny(faults(provider));
        OrganisationId id =
                new OrganisationId("provider-" + UUID.randomUUID().toString().substring(0, 13));
        String kvkNumber = provider.kvkNumber();
        try {
            organisations.enrol(
                    List.of(new Organisation(
                            id,
                            provider.name().strip(),
                            Set.of(OrganisationKind.PROVIDER),
                            kvkNumber,
                            provider.email(),
                            null)),
                    by);
            rows.add(id, provider, key(provider.name()), postcode(provider.postcode()), by);
        } catch (KvkNumberTaken taken) {
            throw new ProviderKnownAlready();
        } catch (DuplicateKeyException refused) {
            throw Violation.of("provider_once_uk", refused) ? new ProviderKnownAlready() : refused;
        }
        organisations.grant(applicant, new RoleGrant(Role.PROVIDER, id, businessDay.today(), null), by);
        trail.record(List.of(
                new Footprint(by, "provider-onboarded", "organisation:" + id, List.of(), "task:administration", null)));
        return rows.find(id).orElseThrow();
    }

    private List<Fault> faults(NewProvider provider) {
        List<Fault> faults = new ArrayList<>();
        if (key(provider.name()).isEmpty()) {
            faults.add(Fault.at("/name", "required"));
        }
        if (!postcode(provider.postcode()).matches("[1-9][0-9]{3}[A-Z]{2}")) {
            faults.add(Fault.at("/postcode", "malformed"));
        }
        String kvkNumber = provider.kvkNumber();
        if (kvkNumber != null && !kvkNumber.matches("[0-9]{8}")) {
            faults.add(Fault.at("/kvkNumber", "malformed"));
        }
        if (provider.contacts().isEmpty()) {
            faults.add(Fault.at("/contacts", "required"));
        }
        for (int i = 0; i < provider.contacts().size(); i++) {
            NewProvider.Contact contact = provider.contacts().get(i);
            if (contact.name().isBlank()) {
                faults.add(Fault.at("/contacts/" + i + "/name", "required"));
            }
            if (!contact.email().matches("[^@\\s]+@[^@\\s]+")) {
                faults.add(Fault.at("/contacts/" + i + "/email", "malformed"));
            }
        }
        List<RegisterId> kept = norms.registers().stream().map(Register::id).toList();
        for (int i = 0; i < provider.registers().size(); i++) {
            if (!kept.contains(provider.registers().get(i))) {
                faults.add(Fault.at("/registers/" + i, "unknown-value"));
            }
        }
        return faults;
    }

    /** A name as it is compared: letters and digits only, without the form of the body. */
    static String key(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replace(".", "")
                .replaceAll("\\b(bv|nv|vof|stichting|cooperatie|vereniging)\\b", "");
        return plain.replaceAll("[^a-z0-9]", "");
    }

    private static String postcode(String text) {
        return text.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    }

    /** Lets it offer courses in the register. Refuses with {@link ProviderNotFound}, or with the faults of the days. */
    public Provider authorise(
            OrganisationId id,
            RegisterId register,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable LocalDate institutionUntil,
            Actor by) {
        known(id, register);
        if (until != null && until.isBefore(from)) {
            throw new InputRefused(List.of(Fault.at("/validUntil", "until-before-from", "from", from)));
        }
        Provider.Authorisation granted =
                new Provider.Authorisation(register, Provider.State.AUTHORISED, from, until, institutionUntil, null);
        return decided(id, granted, by);
    }

    /** Refuses with {@link ProviderNotFound}, or without a reason. */
    public Provider refuse(OrganisationId id, RegisterId register, String reason, Actor by) {
        known(id, register);
        if (reason.isBlank()) {
            throw new InputRefused(List.of(Fault.at("/reason", "required")));
        }
        return decided(
                id, new Provider.Authorisation(register, Provider.State.REFUSED, null, null, null, reason.strip()), by);
    }

    private void known(OrganisationId id, RegisterId register) {
        if (rows.find(id).isEmpty()) {
            throw new ProviderNotFound(id);
        }
        if (norms.registers().stream().noneMatch(kept -> kept.id().equals(register))) {
            throw new InputRefused(List.of(Fault.at("/register", "unknown-value")));
        }
    }

    private Provider decided(OrganisationId id, Provider.Authorisation decision, Actor by) {
        rows.decide(id, decision, by);
        trail.record(List.of(new Footprint(
                by,
                "provider-" + decision.state().name().toLowerCase(Locale.ROOT),
                "organisation:" + id + ":" + decision.register(),
                List.of(),
                "task:administration",
                null)));
        return rows.find(id).orElseThrow();
    }

    /** Whether it may offer courses in the register on the day; who was enrolled by the office may. */
    @Transactional(readOnly = true)
    public boolean isAuthorised(OrganisationId id, RegisterId register, LocalDate day) {
        return rows.find(id)
                .map(provider -> provider.authorisations().stream()
                        .filter(one -> one.register().equals(register))
                        .anyMatch(one -> holds(one, day)))
                .orElse(true);
    }

    private static boolean holds(Provider.Authorisation one, LocalDate day) {
        LocalDate from = one.validFrom();
        LocalDate until = one.validUntil();
        return one.state() == Provider.State.AUTHORISED
                && from != null
                && !day.isBefore(from)
                && (until == null || !day.isAfter(until));
    }

    @Transactional(readOnly = true)
    public Optional<Provider> find(OrganisationId id) {
        return rows.find(id);
    }
}
