package nl.qualityregister.assessment;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.organisation.Account;
import nl.qualityregister.organisation.OrganisationId;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.organisation.RoleGrant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the seat of an account. */
@Component
class Seats {
    private final Norms norms;

    Seats(Norms norms) {
        this.norms = norms;
    }

    Seat of(Account account, LocalDate day) {
        boolean everyBody = false;
        Set<String> bodies = new HashSet<>();
        for (RoleGrant grant : account.grants()) {
            if (grant.role() == Role.ASSESSOR && grant.isInForce(day)) {
                @Nullable OrganisationId body = grant.organisation();
                if (body == null) {
                    everyBody = true;
                } else {
                    bodies.add(body.value());
                }
            }
        }
        return new Seat(everyBody, bodies, registers(bodies), account.holds(Role.REGISTRAR, day));
    }

    /** A register that names no bodies leaves its items to all of them. */
    private Set<String> registers(Set<String> bodies) {
        return norms.registers().stream()
                .filter(register -> !bodies.isEmpty())
                .filter(register -> register.accreditingBodies().isEmpty()
                        || register.accreditingBodies().stream().anyMatch(bodies::contains))
                .map(register -> register.id().value())
                .collect(Collectors.toSet());
    }

    /** The registers whose items, where they name no body, the body judges. */
    Set<String> judgedBy(OrganisationId body) {
        return registers(Set.of(body.value()));
    }
}
