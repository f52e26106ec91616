package nl.qualityregister.api.operation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.qualityregister.api.problem.NotFound;
import nl.qualityregister.api.security.Caller;
import nl.qualityregister.api.security.Reach;
import nl.qualityregister.api.security.Trace;
import nl.qualityregister.certificate.Badge;
import nl.qualityregister.certificate.BadgeErased;
import nl.qualityregister.certificate.Badges;
import nl.qualityregister.certificate.Certificate;
import nl.qualityregister.certificate.CertificateNumber;
import nl.qualityregister.registrant.ConsentScope;
import nl.qualityregister.registrant.Registrant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Completed courses as badges: hers, and those to whom she opened her certificates. */
@RestController
class BadgeOperations {
    private final Badges badges;
    private final Reach reach;
    private final Trace trace;

    BadgeOperations(Badges badges, Reach reach, Trace trace) {
        this.badges = badges;
        this.reach = reach;
        this.trace = trace;
    }

    @PostMapping("/v1/registrations/{registrationNumber}/badges")
    BadgeView requestBadge(@PathVariable String registrationNumber, @RequestBody BadgeRequest wanted, Caller caller) {
        Registrant person = reach.own(caller, registrationNumber);
        return BadgeView.of(badges.request(person.id(), wanted.creditId(), caller.actor()));
    }

    @GetMapping("/v1/registrations/{registrationNumber}/badges")
    BadgeList listBadges(@PathVariable String registrationNumber, Caller caller) {
        Registrant person = reach.opened(caller, registrationNumber, ConsentScope.CERTIFICATES);
        String number = person.number().value();
        trace.of(
                caller,
                "badges-read",
                "dossier:" + number,
                reach.ground(caller, person, ConsentScope.CERTIFICATES),
                number);
        return new BadgeList(badges.of(person.id()).stream()
                .filter(badge -> badge.state() != Certificate.State.ERASED)
                .map(BadgeView::of)
                .toList());
    }

    @GetMapping(path = "/v1/badges/{badgeNumber}", produces = MediaType.APPLICATION_JSON_VALUE)
    BadgeView readBadge(@PathVariable String badgeNumber, Caller caller) {
        return BadgeView.of(opened(badgeNumber, caller));
    }

    @GetMapping(path = "/v1/badges/{badgeNumber}", produces = "application/vc+jwt")
    String readBadgeAsCredential(@PathVariable String badgeNumber, Caller caller) {
        return badges.credential(opened(badgeNumber, caller).number());
    }

    private Badge opened(String number, Caller caller) {
        Badge badge = CertificateNumber.read(number).flatMap(badges::find).orElseThrow(NotFound::new);
        String registration = badge.registration().value();
        Registrant person = reach.opened(caller, registration, ConsentScope.CERTIFICATES);
        if (badge.state() == Certificate.State.ERASED) {
            throw new BadgeErased(badge);
        }
        trace.of(
                caller,
                "badge-read",
                "badge:" + badge.number(),
                reach.ground(caller, person, ConsentScope.CERTIFICATES),
                registration);
        return badge;
    }

    record BadgeRequest(long creditId) {}

    record BadgeView(
            String badgeNumber,
            String registrationNumber,
            String holder,
            String register,
            long creditId,
            String course,
            LocalDate completedOn,
            Instant issuedAt,
            String state,
            @Nullable Instant revokedAt,
            @Nullable String reason) {
        static BadgeView of(Badge badge) {
            return new BadgeView(
                    badge.number().value(),
                    badge.registration().value(),
                    badge.holder(),
                    badge.register().value(),
                    badge.credit(),
                    badge.course(),
                    badge.completedOn(),
                    badge.issuedAt(),
                    badge.state().code(),
                    badge.revokedAt(),
                    badge.revocationReason());
        }
    }

    record BadgeList(List<BadgeView> items) {}
}
