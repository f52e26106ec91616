package nl.qualityregister.api.operation;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.qualityregister.api.manners.Page;
import nl.qualityregister.api.operation.HearingOperations.GivenReason;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Reach;
import nl.qualityregister.decision.Shielding;
import nl.qualityregister.decision.ShieldingId;
import nl.qualityregister.decision.Shieldings;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Hiding somebody for safety, and letting him or her be seen again. */
@RestController
class ShieldingOperations {
    private final Shieldings shieldings;
    private final Registrants registrants;
    private final Reach reach;

    ShieldingOperations(Shieldings shieldings, Registrants registrants, Reach reach) {
        this.shieldings = shieldings;
        this.registrants = registrants;
        this.reach = reach;
    }

    @PostMapping("/v1/registrations/{registrationNumber}/shieldings")
    ResponseEntity<ShieldingView> hideRegistrant(
            @PathVariable String registrationNumber, @RequestBody NewShielding wanted, Caller caller) {
        Registrant person = reach.anybody(registrationNumber);
        Shielding hidden = shieldings.hide(person.id(), wanted.ground(), caller.actor());
        return ResponseEntity.created(URI.create("/v1/shieldings/" + hidden.id()))
                .body(ShieldingView.of(hidden, person));
    }

    @GetMapping("/v1/shieldings")
    ResponseEntity<Page<ShieldingView>> listShieldings(
            @RequestParam Optional<UUID> after, @RequestParam(defaultValue = "50") int limit) {
        List<Shielding> found = shieldings.inForce(after.map(ShieldingId::new), limit + 1);
        Map<RegistrantId, Registrant> people =
                registrants.byId(found.stream().map(Shielding::registrant).collect(Collectors.toSet()));
        return Page.of(
                found,
                limit,
                shielding -> shielding.id().toString(),
                shielding -> ShieldingView.of(shielding, Objects.requireNonNull(people.get(shielding.registrant()))));
    }

    @PostMapping("/v1/shieldings/{shieldingId}/reversals")
    @ResponseStatus(HttpStatus.CREATED)
    ShieldingView showRegistrant(@PathVariable String shieldingId, @RequestBody GivenReason given, Caller caller) {
        Shielding ended = shieldings.end(new ShieldingId(Words.id(shieldingId)), given.reason(), caller.actor());
        RegistrantId person = ended.registrant();
        return ShieldingView.of(
                ended, Objects.requireNonNull(registrants.byId(Set.of(person)).get(person)));
    }

    record NewShielding(String ground) {}

    record ShieldingView(
            UUID shieldingId,
            String registrationNumber,
            String ground,
            Instant decidedAt,
            @Nullable String endedReason,
            @Nullable Instant endedAt) {
        static ShieldingView of(Shielding shielding, Registrant person) {
            return new ShieldingView(
                    shielding.id().value(),
                    person.number().value(),
                    shielding.ground(),
                    shielding.decidedAt(),
                    shielding.endedReason(),
                    shielding.endedAt());
        }
    }
}
