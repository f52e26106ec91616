package nl.qualityregister.api.operation;

import java.util.List;
import java.util.UUID;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.organisation.Role;
import nl.qualityregister.registrant.Registrants;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Me {
    private final Registrants registrants;

    Me(Registrants registrants) {
        this.registrants = registrants;
    }

    @GetMapping("/v1/me")
    MeView readMe(Caller caller) {
        return new MeView(
                caller.known().id().value(),
                caller.known().label(),
                caller.roles().stream()
                        .sorted()
                        .map(role -> RoleView.of(role, caller))
                        .toList(),
                registrants
                        .byAccount(caller.known().id())
                        .map(person -> person.number().value())
                        .orElse(null));
    }

    record MeView(
            UUID account,
            String label,
            List<RoleView> roles,
            @Nullable String registrationNumber) {}

    record RoleView(String role, @Nullable String organisation) {
        static RoleView of(Role role, Caller caller) {
            return new RoleView(
                    Words.of(role), caller.actsFor(role).map(Object::toString).orElse(null));
        }
    }
}
