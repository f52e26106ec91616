package nl.qualityregister.certificate;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.qualityregister.evidence.LinkToken;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.trail.Actor;
import nl.qualityregister.trail.Footprint;
import nl.qualityregister.trail.Trail;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of links to certificates: the holder makes one, until a day and for so many uses, and takes it back when she likes. Whoever
 * has the link sees the certificate without an account; each use is counted and on the trail, with {@code share-link:<id>} as its
 * ground.
 */
@Service
@Transactional
public class ShareLinks {
    /** Uses of one link. */
    public static final int MOST_USES = 100;
    /** Links of one certificate that are open at the same time. */
    public static final int MOST_OPEN = 50;

    private static final int MOST_DAYS = 366;
    private static final int LONGEST_LABEL = 80;

    private final ShareLinkRows rows;
    private final CertificateRows certificates;
    private final Trail trail;
    private final BusinessDay businessDay;
    private final Clock clock;

    ShareLinks(ShareLinkRows rows, CertificateRows certificates, Trail trail, BusinessDay businessDay, Clock clock) {
        this.rows = rows;
        this.certificates = certificates;
        this.trail = trail;
        this.businessDay = businessDay;
        this.clock = clock;
    }

    /** @param token for the link's address; it is told this once, since only its hash is kept */
    public record Made(ShareLink link, LinkToken token) {}

    /** @param certificate as it stands today */
    public record Opened(ShareLink link, Certificate certificate) {}

    /**
     * Refuses with CertificateNotFound, CertificateErased, TooManyShareLinks, or InputRefused with every fault at once: a day past or
     * more than {@value #MOST_DAYS} ahead, no use or more than {@value #MOST_USES}, a label that is too long.
     *
     * @param until the last day
     */
    public Made make(CertificateNumber number, String label, LocalDate until, int uses, Actor by) {
        LocalDate today = businessDay.today();
        InputRefused.ifAny(faults(label, until, uses, today));
        Certificate certificate = shareable(number);
        if (rows.open(number, today) >= MOST_OPEN) {
            throw new TooManyShareLinks(number, MOST_OPEN);
        }
        LinkToken token = LinkToken.drawn();
        ShareLink link = new ShareLink(
                new ShareLinkId(UUID.randomUUID()), number, label.strip(), until, uses, 0, clock.instant(), null, null);
        rows.add(link, token);
        leave("share-link-made", link, certificate, "own-file", by);
        return new Made(rows.find(link.id()).orElse(link), token);
    }

    private static List<Fault> faults(String label, LocalDate until, int uses, LocalDate today) {
        List<Fault> faults = new ArrayList<>();
        if (label.strip().length() > LONGEST_LABEL) {
            faults.add(Fault.at("/label", "too-long", "max", LONGEST_LABEL));
        }
        if (until.isBefore(today)) {
            faults.add(Fault.at("/until", "date-in-past"));
        } else if (until.isAfter(today.plusDays(MOST_DAYS))) {
            faults.add(Fault.at("/until", "share-link-too-long", "days", MOST_DAYS));
        }
        if (uses < 1 || uses > MOST_USES) {
            faults.add(Fault.at("/uses", "uses-out-of-range", "most", MOST_USES));
        }
        return faults;
    }

    private Certificate shareable(CertificateNumber number) {
        Certificate certificate = certificates.find(number).orElseThrow(() -> new CertificateNotFound(number));
        if (certificate.state() == Certificate.State.ERASED) {
            throw new CertificateErased(certificate);
        }
        return certificate;
    }

    /** All of a certificate's links, the newest first. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<ShareLink> of(CertificateNumber certificate) {
        return rows.of(certificate);
    }

    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Optional<ShareLink> find(ShareLinkId id) {
        return rows.find(id);
    }

    /** From this moment on it opens nothing; revoking again changes nothing. Refuses with ShareLinkUnknown. */
    public ShareLink revoke(ShareLinkId id, Actor by) {
        boolean revoked = rows.revoke(id, clock.instant());
        ShareLink link = rows.find(id).orElseThrow(ShareLinkUnknown::new);
        if (revoked) {
            leave("share-link-revoked", link, shareable(link.certificate()), "own-file", by);
        }
        return link;
    }

    /** What it leads to, for who is about to use it; it counts for nothing. Refuses with ShareLinkUnknown, ShareLinkEnded. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Opened look(LinkToken token) {
        ShareLink link = rows.behind(token).orElseThrow(ShareLinkUnknown::new);
        if (link.state(businessDay.today()) != ShareLinkState.OPEN) {
            throw new ShareLinkEnded();
        }
        return new Opened(link, shareable(link.certificate()));
    }

    /** Counts a use and leaves it on the trail. Refuses with ShareLinkUnknown, ShareLinkEnded. */
    public Opened use(LinkToken token, Actor by) {
        ShareLink link = rows.use(token, businessDay.today(), clock.instant()).orElseThrow(() -> refusal(token));
        Certificate certificate = shareable(link.certificate());
        leave("certificate-read", link, certificate, "share-link:" + link.id(), by);
        return new Opened(link, certificate);
    }

    private nl.qualityregister.house.Refusal refusal(LinkToken token) {
        return rows.behind(token).isPresent() ? new ShareLinkEnded() : new ShareLinkUnknown();
    }

    private void leave(String act, ShareLink link, Certificate certificate, String ground, Actor by) {
        String object =
                act.equals("certificate-read") ? "certificate:" + certificate.number() : "share-link:" + link.id();
        trail.record(List.of(new Footprint(
                by, act, object, List.of(certificate.registration().value()), ground, null)));
    }
}
