package nl.qualityregister.certificate;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.qualityregister.norm.Norms;
import nl.qualityregister.norm.Register;
import nl.qualityregister.norm.Texts;
import nl.qualityregister.registrant.Registrant;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.registrant.Registrants;
import nl.qualityregister.trail.Actor;
import nl.qualityregister.trail.Footprint;
import nl.qualityregister.trail.Trail;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of badges: a completed course as a credential that its holder takes along. One for each entry of the ledger that attendance
 * gave; when the entry is taken back, the badge and its bit in the status list say so from that moment.
 */
@Service
@Transactional
public class Badges {
    private final BadgeRows rows;
    private final StatusRows places;
    private final SealKeys sealKeys;
    private final SealKeyRows keys;
    private final Installation installation;
    private final Wording wording;
    private final Norms norms;
    private final Registrants registrants;
    private final Trail trail;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Badges(
            BadgeRows rows,
            StatusRows places,
            SealKeys sealKeys,
            SealKeyRows keys,
            Installation installation,
            Wording wording,
            Norms norms,
            Registrants registrants,
            Trail trail,
            Clock clock) {
        this.rows = rows;
        this.places = places;
        this.sealKeys = sealKeys;
        this.keys = keys;
        this.installation = installation;
        this.wording = wording;
        this.norms = norms;
        this.registrants = registrants;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * The badge of a person's credit, made when it is asked for first; whoever asks at the same time gets the same. Refuses with
     * NotCompletedCourse when the credit is not hers, comes of no attendance, or was taken back.
     *
     * @param credit the id of the entry in the ledger
     */
    public Badge request(RegistrantId registrant, long credit, Actor by) {
        Optional<Badge> before =
                rows.ofCredit(credit).filter(one -> one.registrant().equals(registrant));
        if (before.isPresent()) {
            return before.get();
        }
        BadgeRows.Completed completed = rows.completed(credit)
                .filter(one -> one.registrant().equals(registrant))
                .orElseThrow(() -> new NotCompletedCourse(credit));
        CertificateNumber number = CertificateNumber.draw(random);
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        SealKey key = sealKeys.current();
        keys.keep(key, now);
        StatedBadge stated = stated(number, completed, now);
        byte[] signature =
                key.signPlain(BadgeCredential.toBeSigned(stated, key.id()).getBytes(StandardCharsets.US_ASCII));
        boolean isNew = rows.insert(number, credit, completed, now, stated, key.id(), signature);
        Badge badge = rows.ofCredit(credit).orElseThrow(() -> new NotCompletedCourse(credit));
        if (isNew) {
            trail.record(List.of(footprint("badge-issued", badge, by)));
        }
        return badge;
    }

    private StatedBadge stated(CertificateNumber number, BadgeRows.Completed completed, Instant now) {
        Registrant person = Objects.requireNonNull(
                registrants.byId(Set.of(completed.registrant())).get(completed.registrant()));
        Register register = norms.register(completed.register());
        StatusPlaces.Place place = places.draw(1).getFirst();
        return new StatedBadge(
                number.value(),
                person.number().value(),
                person.name().formal(),
                register.name().nl(),
                completed.course(),
                completed.title(),
                completed.completedOn().toString(),
                completed.points() == null ? null : decimal(completed.points()),
                both("title") + ": " + completed.title(),
                both("description"),
                both("narrative"),
                new Particulars.Portable(
                        installation.did(), installation.base(), now.toString(), "", place.list(), place.index()));
    }

    /** Hundredths as a JSON number. */
    private static String decimal(long hundredths) {
        return java.math.BigDecimal.valueOf(hundredths, 2).stripTrailingZeros().toPlainString();
    }

    private String both(String place) {
        Texts words = wording.words("course-badge", place);
        return words.nl() + " / " + words.en();
    }

    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Optional<Badge> find(CertificateNumber number) {
        return rows.find(number);
    }

    /** All of a person's, the newest first. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<Badge> of(RegistrantId registrant) {
        return rows.of(registrant);
    }

    /** The credential as it was issued, also of one that was taken back. Refuses with BadgeNotFound, BadgeErased. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public String credential(CertificateNumber number) {
        Badge badge = rows.find(number).orElseThrow(() -> new BadgeNotFound(number));
        return rows.credential(number).orElseThrow(() -> new BadgeErased(badge));
    }

    /** Takes away all that badges say about the persons. */
    public void forget(Collection<RegistrantId> gone, Actor by) {
        trail.record(rows.erase(gone, clock.instant()).stream()
                .flatMap(number -> rows.find(number).stream())
                .map(badge -> footprint("badge-erased", badge, by))
                .toList());
    }

    private static Footprint footprint(String act, Badge badge, Actor by) {
        return new Footprint(
                by, act, "badge:" + badge.number(), List.of(badge.registration().value()), "task:certificates", null);
    }
}
