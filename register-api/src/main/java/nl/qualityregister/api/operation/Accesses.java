package nl.qualityregister.api.operation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.qualityregister.api.manners.Page;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Reach;
import nl.qualityregister.registrant.Consent;
import nl.qualityregister.registrant.ConsentId;
import nl.qualityregister.registrant.Consents;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.trail.Footprint;
import nl.qualityregister.trail.KeptFootprint;
import nl.qualityregister.trail.KeptFootprints;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who saw or did what of somebody's file. People of the office and of the desk are told by their task, not by name. */
@RestController
class Accesses {
    private static final String CONSENT = "consent:";
    private static final String CONTRACT = "contract:";
    private static final String SHARE_LINK = "share-link:";

    private final KeptFootprints footprints;
    private final Consents consents;
    private final Reach reach;

    Accesses(KeptFootprints footprints, Consents consents, Reach reach) {
        this.footprints = footprints;
        this.consents = consents;
        this.reach = reach;
    }

    @GetMapping("/v1/registrations/{registrationNumber}/accesses")
    ResponseEntity<Page<AccessView>> listAccesses(
            @PathVariable String registrationNumber,
            @RequestParam Optional<Long> after,
            @RequestParam(defaultValue = "50") int limit,
            Caller caller) {
        Registrant person = reach.own(caller, registrationNumber);
        List<KeptFootprint> found = footprints.about(person.number().value(), after, limit + 1);
        return Page.of(found, limit, kept -> Long.toString(kept.id()), kept -> view(kept, caller));
    }

    private AccessView view(KeptFootprint kept, Caller caller) {
        Footprint footprint = kept.footprint();
        String ground = footprint.ground();
        UUID consent = ground.startsWith(CONSENT) ? UUID.fromString(ground.substring(CONSENT.length())) : null;
        return new AccessView(
                kept.id(),
                kept.occurredAt(),
                footprint.act(),
                footprint.object(),
                kind(ground),
                by(footprint, caller),
                consent == null ? contractor(ground) : organisation(consent),
                consent);
    }

    private static String kind(String ground) {
        if (ground.startsWith(CONSENT)) {
            return "consent";
        }
        if (ground.startsWith(SHARE_LINK)) {
            return "share-link";
        }
        return ground.startsWith(CONTRACT) ? "contract" : ground;
    }

    private static String by(Footprint footprint, Caller caller) {
        String actor = footprint.actor().name();
        if (actor.equals(caller.actor().name())) {
            return "yourself";
        }
        if (actor.startsWith("job:")) {
            return "the-register";
        }
        return switch (footprint.ground()) {
            case "task:assessor" -> "an-assessor";
            case "none", "report" -> "somebody-else";
            case String ground when ground.startsWith(SHARE_LINK) -> "somebody-else";
            case String ground when ground.startsWith(CONSENT) || ground.startsWith(CONTRACT) -> "an-organisation";
            default -> "the-office";
        };
    }

    private static @Nullable String contractor(String ground) {
        return ground.startsWith(CONTRACT) ? ground.substring(CONTRACT.length()) : null;
    }

    private @Nullable String organisation(UUID consent) {
        return consents.find(new ConsentId(consent))
                .map(Consent::organisation)
                .map(Object::toString)
                .orElse(null);
    }

    record AccessView(
            long accessId,
            Instant at,
            String act,
            String object,
            String ground,
            String by,
            @Nullable String organisation,
            @Nullable UUID consent) {}
}
