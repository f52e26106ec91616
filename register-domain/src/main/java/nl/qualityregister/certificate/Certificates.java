package nl.qualityregister.certificate;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.qualityregister.cycle.CycleId;
import nl.qualityregister.cycle.CycleSpan;
import nl.qualityregister.house.BusinessDay;
import nl.qualityregister.house.Fault;
import nl.qualityregister.house.InputRefused;
import nl.qualityregister.norm.RegisterId;
import nl.qualityregister.registrant.RegistrantId;
import nl.qualityregister.trail.Actor;
import nl.qualityregister.trail.Footprint;
import nl.qualityregister.trail.Trail;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The door of certificates. A certificate states what the register held on the day of issue; when a registration lapses or is struck
 * off, the certificate is not revoked by that: its page shows the current status.
 *
 * <p>Many are issued outside any transaction but for the one that stores them. One that is asked for is made within the transaction of
 * who asks, if there is one: to suspend that would take a second connection for each request, and sixteen requests at once would wait
 * for each other's.
 */
@Service
public class Certificates {
    /** Certificates that are revoked in one go. */
    public static final int MOST_TOGETHER = 10_000;

    private final CertificateRows rows;
    private final Examining examining;
    private final SealKeys sealKeys;
    private final Installation installation;
    private final Printing printing;
    private final Statements statements;
    private final StatusRows places;
    private final SealKeyRows keys;
    private final ShareLinkRows shareLinks;
    private final Badges badges;
    private final Trail trail;
    private final TransactionOperations transaction;
    private final BusinessDay businessDay;
    private final Clock clock;

    Certificates(
            CertificateRows rows,
            Examining examining,
            SealKeys sealKeys,
            Installation installation,
            Printing printing,
            Statements statements,
            StatusRows places,
            SealKeyRows keys,
            ShareLinkRows shareLinks,
            Badges badges,
            Trail trail,
            TransactionOperations transaction,
            BusinessDay businessDay,
            Clock clock) {
        this.rows = rows;
        this.examining = examining;
        this.sealKeys = sealKeys;
        this.installation = installation;
        this.printing = printing;
        this.statements = statements;
        this.places = places;
        this.keys = keys;
        this.shareLinks = shareLinks;
        this.badges = badges;
        this.trail = trail;
        this.transaction = transaction;
        this.businessDay = businessDay;
        this.clock = clock;
    }

    /** Running cycles that should have a certificate today and have none, by id from {@code after}, at most {@code limit}. */
    public List<CycleId> wanted(RegisterId register, long after, int limit) {
        return wanted(register, businessDay.today(), after, limit);
    }

    /** The same as of a day: a cycle that runs on it, with at least one occupation that stands registered on it. */
    public List<CycleId> wanted(RegisterId register, LocalDate day, long after, int limit) {
        return wanted(register, day, new CycleSpan(after, Long.MAX_VALUE), limit);
    }

    /** The same within a span, for who issues in several spans at once. */
    public List<CycleId> wanted(RegisterId register, LocalDate day, CycleSpan span, int limit) {
        return rows.wanted(register, day, span, limit);
    }

    /** From the first to the last of those that are wanted. */
    public CycleSpan wanted(RegisterId register, LocalDate day) {
        return rows.wanted(register, day);
    }

    /** Renders outside the transaction, then stores exactly one per (registrant, cycle, kind); returns those that were new. */
    public List<Certificate> issue(Collection<CycleId> cycles, Actor by) {
        return issue(cycles, businessDay.today(), by, (certificate, pdf) -> {});
    }

    /**
     * The same on a day. What is not {@link #wanted} is left out, and so is a holder whose name cannot be printed, which is logged.
     *
     * @param copies takes each PDF that was new, after it was stored
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public List<Certificate> issue(Collection<CycleId> cycles, LocalDate day, Actor by, Copies copies) {
        List<Order> orders = rows.entitled(cycles, day).stream()
                .map(person -> Order.ofCycle(person, 1))
                .toList();
        List<Rendered> rendered = printing.print(orders, places.draw(orders.size()), day);
        List<Rendered> issued = transaction.execute(status -> store(rendered, by));
        issued.forEach(one -> copies.take(one.certificate(), one.pdf()));
        return issued.stream().map(Rendered::certificate).toList();
    }

    private List<Rendered> store(List<Rendered> rendered, Actor by) {
        rendered.stream().map(one -> one.seal().key()).distinct().forEach(key -> keys.keep(key, clock.instant()));
        Collection<String> stored = rows.insert(rendered);
        List<Rendered> issued = rendered.stream()
                .filter(one -> stored.contains(one.certificate().number().value()))
                .toList();
        trail.record(issued.stream()
                .map(one -> footprint("certificate-issued", one.certificate(), by))
                .toList());
        return issued;
    }

    public Optional<Certificate> find(CertificateNumber number) {
        return rows.find(number);
    }

    /** @param token as in the address, or typed over from paper */
    public Optional<Certificate> byToken(String token) {
        return rows.byToken(CertificateNumber.readToken(token));
    }

    /** All of a person's, the latest first. */
    public List<Certificate> of(RegistrantId registrant) {
        return rows.of(registrant);
    }

    /** Those of a register that are not revoked, by number from {@code after}, at most {@code limit}. */
    public List<Certificate> inForce(RegisterId register, Optional<CertificateNumber> after, int limit) {
        return rows.inForce(register, after.map(CertificateNumber::value).orElse(""), limit);
    }

    /**
     * The PDF, rendered again from what was stored; its hash is checked before it leaves. Also of a revoked one: the paper exists, and
     * its page says what it is worth. Refuses with CertificateNotFound, CertificateErased; throws {@link CertificateNotReproducible}.
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    public byte[] pdf(CertificateNumber number) {
        known(number);
        return rows.kept(number)
                .orElseThrow(() -> new CertificateNotFound(number))
                .render();
    }

    /** Refuses with CertificateNotFound, CertificateAlreadyRevoked, or InputRefused when the reason is missing. */
    @Transactional
    public Certificate revoke(CertificateNumber number, String reason, Actor by) {
        requireReason(reason);
        boolean revoked = rows.revoke(number, reason.strip(), clock.instant());
        Certificate certificate = find(number).orElseThrow(() -> new CertificateNotFound(number));
        if (!revoked) {
            throw new CertificateAlreadyRevoked(number);
        }
        trail.record(List.of(footprint("certificate-revoked", certificate, by)));
        return certificate;
    }

    /**
     * Issues a certificate anew, in place of one that stands or was revoked; that one is superseded in the same transaction. Refuses
     * with CertificateNotFound, CertificateErased, CertificateSuperseded, NotEntitledToCertificate.
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Certificate reissue(CertificateNumber number, Actor by) {
        Certificate old = known(number);
        if (old.supersededAt() != null) {
            throw new CertificateSuperseded(number);
        }
        LocalDate day = businessDay.today();
        List<Rendered> rendered = printed(order(old, day), day);
        if (rendered.isEmpty()) {
            throw new NotEntitledToCertificate(old.cycle());
        }
        return transaction.execute(status -> replace(old, rendered, by));
    }

    private List<Rendered> printed(Optional<Order> order, LocalDate day) {
        return order.map(one -> printing.print(List.of(one), places.draw(1), day))
                .orElse(List.of());
    }

    private Optional<Order> order(Certificate old, LocalDate day) {
        CertificateKind kind = CertificateKind.of(old.kind());
        int edition = old.edition() + 1;
        return kind.open()
                ? rows.entitledAnew(List.of(old.cycle()), day).stream()
                        .findFirst()
                        .map(person -> Order.ofCycle(person, edition))
                : statements.order(old.cycle(), kind, old.receiver(), edition, day);
    }

    /**
     * Issues one that is asked for, or finds the one that was: a certificate of the cycle, a statement of what was counted in it, or a
     * statement of good standing for one receiver. Whoever asks at the same time gets the same. One that was revoked is told, not made
     * anew: {@link #reissue} does that. Refuses with NotEntitledToCertificate, or InputRefused when a receiver is missing, or given where
     * there is none.
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Certificate request(CycleId cycle, CertificateKind kind, String receiver, Actor by) {
        requireReceiver(kind, receiver);
        String forWhom = receiver.strip();
        return rows.latest(cycle, kind, forWhom).orElseGet(() -> issued(cycle, kind, forWhom, by));
    }

    private Certificate issued(CycleId cycle, CertificateKind kind, String receiver, Actor by) {
        LocalDate day = businessDay.today();
        List<Rendered> rendered = printed(first(cycle, kind, receiver, day), day);
        transaction.execute(status -> store(rendered, by));
        return rows.latest(cycle, kind, receiver).orElseThrow(() -> new NotEntitledToCertificate(cycle));
    }

    private Optional<Order> first(CycleId cycle, CertificateKind kind, String receiver, LocalDate day) {
        return kind.open()
                ? rows.entitled(List.of(cycle), day).stream()
                        .findFirst()
                        .map(person -> Order.ofCycle(person, 1))
                        .filter(order -> order.kind() == kind)
                : statements.order(cycle, kind, receiver, 1, day);
    }

    private static void requireReceiver(CertificateKind kind, String receiver) {
        boolean wanted = kind == CertificateKind.GOOD_STANDING;
        if (wanted && receiver.isBlank()) {
            throw new InputRefused(List.of(Fault.at("/receiver", "required")));
        }
        if (!wanted && !receiver.isBlank()) {
            throw new InputRefused(List.of(Fault.at("/receiver", "not-for-this-kind")));
        }
    }

    private Certificate replace(Certificate old, List<Rendered> rendered, Actor by) {
        List<Rendered> stored = store(rendered, by);
        if (stored.isEmpty()) {
            throw new CertificateSuperseded(old.number());
        }
        Certificate edition = stored.getFirst().certificate();
        if (!rows.supersede(old.number(), edition.number(), clock.instant())) {
            throw new CertificateSuperseded(old.number());
        }
        trail.record(List.of(footprint("certificate-superseded", old, by)));
        return edition;
    }

    /** What revoking these together would take back, at most {@value #MOST_TOGETHER}. */
    @Transactional
    public RevocationPreview previewRevocation(RegisterId register, RevocationScope scope) {
        return RevocationPreview.of(rows.standing(register, scope, MOST_TOGETHER));
    }

    /**
     * Revokes all that were previewed. Refuses with RevocationChanged when it would be others, or InputRefused when the reason is
     * missing.
     *
     * @param digest of the preview
     */
    @Transactional
    public List<Certificate> revoke(
            RegisterId register, RevocationScope scope, String digest, String reason, Actor by) {
        requireReason(reason);
        RevocationPreview now = previewRevocation(register, scope);
        if (!now.digest().equals(digest)) {
            throw new RevocationChanged(now);
        }
        List<CertificateNumber> revoked = rows.revoke(now.certificates(), reason.strip(), clock.instant());
        List<Certificate> certificates = rows.find(revoked);
        trail.record(certificates.stream()
                .map(one -> footprint("certificate-revoked", one, by))
                .toList());
        return certificates;
    }

    /** What is true of a document that somebody was shown; it may be anything, and is only looked at. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Examination examine(byte[] document) {
        return examining.of(document);
    }

    /** The credential as it was issued; empty of what was issued before there were any. Refuses with CertificateNotFound, CertificateErased. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<String> credential(CertificateNumber number) {
        known(number);
        return rows.kept(number).map(KeptCertificate::credential);
    }

    /** A status list as a credential, as it stands now; empty when no certificate was ever given a place in it. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Optional<String> statusList(int list) {
        if (!places.begun(list)) {
            return Optional.empty();
        }
        SealKey key = sealKeys.current();
        keys.keep(key, clock.instant());
        String signed = StatusList.toBeSigned(
                installation.did(), installation.base(), list, places.set(list), clock.instant(), key.id());
        return Optional.of(Credential.secured(signed, key.signPlain(signed.getBytes(StandardCharsets.US_ASCII))));
    }

    /** The document of the register's DID: all keys that ever sealed, the one in use first. As JSON. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public String didDocument() {
        return DidDocument.of(installation.did(), installation.base(), everyKey());
    }

    /** All keys that seal or once sealed, the one in use first. Throws {@link SealKeyUnusable}. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public List<KnownSealKey> sealKeys() {
        List<SealKey> all = everyKey();
        return all.stream().map(key -> KnownSealKey.of(key, all.getFirst())).toList();
    }

    /** Makes a new key that seals from now on; throws {@link SealKeyUnusable} where the key store is the operator's own. */
    @Transactional
    public KnownSealKey rotateSealKey(Actor by) {
        SealKey key = sealKeys.renew();
        keys.keep(key, clock.instant());
        trail.record(List.of(
                new Footprint(by, "seal-key-rotated", "seal-key:" + key.id(), List.of(), "task:certificates", null)));
        return KnownSealKey.of(key, key);
    }

    private List<SealKey> everyKey() {
        Map<String, SealKey> all = new LinkedHashMap<>();
        sealKeys.all().forEach(key -> all.put(key.id(), key));
        keys.all().forEach(key -> all.putIfAbsent(key.id(), key));
        return List.copyOf(all.values());
    }

    /** Takes away all that certificates, links to them and badges say about the persons; who asks for one gets its number and its hash. */
    @Transactional
    public void forget(Collection<RegistrantId> registrants, Actor by) {
        shareLinks.erase(registrants);
        badges.forget(registrants, by);
        trail.record(rows.find(rows.erase(registrants, clock.instant())).stream()
                .map(one -> footprint("certificate-erased", one, by))
                .toList());
    }

    private Certificate known(CertificateNumber number) {
        Certificate certificate = find(number).orElseThrow(() -> new CertificateNotFound(number));
        if (certificate.erasedAt() != null) {
            throw new CertificateErased(certificate);
        }
        return certificate;
    }

    private static void requireReason(String reason) {
        if (reason.isBlank()) {
            throw new InputRefused(List.of(Fault.at("/reason", "required")));
        }
    }

    private static Footprint footprint(String act, Certificate certificate, Actor by) {
        return new Footprint(
                by,
                act,
                "certificate:" + certificate.number(),
                List.of(certificate.registration().value()),
                "task:certificates",
                null);
    }

    /** Where the PDFs of new certificates go besides the database. */
    @FunctionalInterface
    public interface Copies {
        void take(Certificate certificate, byte[] pdf);
    }
}
